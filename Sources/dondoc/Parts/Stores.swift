import Campaigns
import Delivery
import Foundation
import Home
import MemoryStore
import Storage
import Texts

/// Which store a home has: the one place that names stores.
enum Stores {
    /// For whoever writes: makes it where there never was one, and brings an older one up to date.
    ///
    /// Says where the database stands as it was before.
    static func open(_ home: HomeFolder) throws -> any HomeStore {
        let place = DatabasePlace(of: home)
        try place.check()
        let store = try Store(path: home.databasePath)
        place.remember()
        if let former = store.formerVersion {
            Screen.complain(KeepingWords.upgraded(former)(Screen.language))
        }
        return store
    }

    /// For whoever only reads: nothing is made or changed; a home without a database is an empty one.
    static func read(_ home: HomeFolder) throws -> any HomeStore {
        try DatabasePlace(of: home).check()
        return try Store(reading: home.databasePath)
    }

    /// Whether the home has a database.
    ///
    /// Throws ``StoreError`` where it was taken away.
    static func exists(_ home: HomeFolder) throws -> Bool {
        try DatabasePlace(of: home).check()
        return try DatabaseFiles(path: home.databasePath).exist()
    }

    /// Writes a copy of the home's database into a file.
    ///
    /// Throws ``StoreCopyError``.
    static func backUp(_ home: HomeFolder, to file: String, replacing: Bool) throws -> StoreSummary
    {
        try DatabaseCopy(of: home.databasePath, to: file, replacing: replacing).summary
    }

    /// Whether that file is a copy of the home's database; one of an early version, which cannot tell, is taken for one,
    /// and one that another user keeps to himself is not.
    static func isCopy(_ file: String, of home: HomeFolder) -> Bool {
        guard FileManager.default.isReadableFile(atPath: file) else { return false }
        guard let database = DatabaseKey(path: home.databasePath),
            let copy = DatabaseKey(path: file)
        else { return true }
        return copy == database
    }

    /// Puts a copy in place of the home's database.
    ///
    /// Throws ``StoreCopyError`` where the copy cannot be used, ``CourierLockError`` where somebody delivers.
    static func restore(_ home: HomeFolder, from file: String, at now: Instant) throws
        -> RestoredStore
    {
        let lock = try Self.lock(home)
        do {
            return try DatabaseRestoration.put(
                file,
                inPlaceOf: home.databasePath,
                at: now,
                holding: lock
            )
        } catch {
            lock.withdraw()
            throw error
        }
    }

    /// Says which of the database's files others may read or write, and how to mend that.
    static func tellAccess(of home: HomeFolder) {
        let mendings = DatabaseFiles(path: home.databasePath).mendings
        if !mendings.isEmpty { Screen.complain(KeepingWords.tooOpen(mendings)(Screen.language)) }
    }

    /// For a replay: in memory, gone with the process.
    static func scratch(
        retention: Retention = .openLetters
    ) -> any HomeStore & ContentsSource {
        MemoryStore(retention: retention)
    }

    /// For a rehearsal: what the home's store holds now, in memory and gone with the process.
    static func copy(_ home: HomeFolder) throws -> any HomeStore {
        try Store(copying: exists(home) ? home.databasePath : nil)
    }

    /// Keeps what a scratch store holds in the home, whose own store must not hold anything yet.
    static func keep(_ scratch: any ContentsSource, in home: HomeFolder) throws {
        try Store(path: home.databasePath, durability: .scratch).fill(with: scratch.snapshot())
    }

    /// Nobody else delivers from the home while the lock lives.
    ///
    /// Throws ``CourierLockError`` where somebody does.
    static func lock(_ home: HomeFolder) throws -> CourierLock {
        try CourierLock(
            databasePath: home.databasePath,
            processID: ProcessInfo.processInfo.processIdentifier
        )
    }

    /// The process that delivers from the home now; nil where none does.
    static func courier(of home: HomeFolder) -> Int32? {
        CourierLock.holder(databasePath: home.databasePath)
    }

    /// What is found of the home's database and its files, which are only read.
    static func diagnoses(of home: HomeFolder) -> [Diagnosis] {
        let mendings = DatabaseFiles(path: home.databasePath).mendings
        let rights =
            mendings.isEmpty
            ? Diagnosis(.rights, KeepingWords.rightsAreFine)
            : Diagnosis(
                .rights,
                .error,
                KeepingWords.othersMayRead,
                why: KeepingWords.whyRights,
                remedy: .verbatim(mendings.joined(separator: "; "))
            )
        let strays = DatabaseFiles(path: home.databasePath).ownerMendings
        let owner =
            strays.isEmpty
            ? nil
            : Diagnosis(
                .rights,
                .error,
                KeepingWords.madeByAnother,
                why: KeepingWords.whyOwner,
                remedy: .verbatim(strays.joined(separator: "; "))
            )
        let found = database(of: home)
        // What may be read alone is whole, and no letter leaves.
        let denied = DatabaseFiles(path: home.databasePath).denied
            .flatMap { found.level == .error ? nil : $0 }.map { path in
                Diagnosis(
                    .rights,
                    .error,
                    KeepingWords.denied(path),
                    why: DoctorWords.whyWritable,
                    remedy: .verbatim(opening(path))
                )
            }
        return [rights, owner, denied, found].compactMap(\.self)
    }

    private static func database(of home: HomeFolder) -> Diagnosis {
        do {
            guard try exists(home) else { return Diagnosis(.database, KeepingWords.noDatabaseYet) }
            let diagnosis = try StoreDiagnosis(of: home.databasePath)
            guard diagnosis.isWhole else {
                return Diagnosis(
                    .database,
                    .error,
                    KeepingWords.damaged(diagnosis.faults),
                    why: KeepingWords.whyDamaged,
                    remedy: .verbatim("dondoc restore FILE")
                )
            }
            return Diagnosis(.database, KeepingWords.databaseIsWhole(home.databasePath))
        } catch {
            var remedy: String?
            if case StoreError.denied(let path) = error { remedy = Self.opening(path) }
            return Diagnosis(
                .database,
                .error,
                Failures.phrase(for: error) ?? .verbatim(String(describing: error)),
                why: nil,
                remedy: remedy.map(Phrase.verbatim)
            )
        }
    }

    /// Throws ``StoreError/lostLock`` where somebody took the lock away.
    static func check(_ lock: CourierLock) throws { try lock.check() }

    /// The command that lets the service use a file of the database.
    static func opening(_ path: String) -> String { PrivateFile(path: path).opening }

    /// SQL of a person's own over the documented views of the home's store.
    static func query(_ home: HomeFolder) -> any QueryReader {
        SealedQuery(path: home.databasePath, ownsProcess: true)
    }
}

extension Workspace {
    /// The home with its store open for reading alone.
    init(reading home: HomeFolder) throws {
        self.init(home, store: try Stores.read(home))
    }

    /// The home with its store open.
    init(_ home: HomeFolder) throws {
        self.init(home, store: try Stores.open(home))
    }
}
