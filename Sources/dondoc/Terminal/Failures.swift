import Campaigns
import Delivery
import Foundation
import Home
import Letters
import Mail
import Schedules
import StatisticsTables
import Texts
import Wording

/// Every error that can reach a command, as a sentence: what went wrong and what to do.
enum Failures {
    static func phrase(for error: any Error) -> Phrase? {
        switch error {
        case let failure as CommandFailure: failure.phrase
        case let error as StoreError: storePhrase(error)
        case let error as StoreCopyError: KeepingWords.phrase(of: error)
        case is UnsetClock: Messages.clockUnset
        case let error as CourierLockError: Messages.courierRuns(error.holder)
        case is LetterError, is MalformedMessage, is CalendarError, is DeadlineCrossing:
            HomeWords.explain(error)
        case HomeError.noSchedules(let path): Messages.noHome(path)
        case HomeError.forbidden(let path): Messages.forbidden(path)
        case HomeError.noTemplates(let home, let shipped):
            ShippedWords.noTemplates(home: home, shipped)
        case HomeError.databaseAway(let was, let path, let note):
            KeepingWords.databaseAway(was: was, is: path, note: note)
        case HomeError.logLeftBehind(let path): KeepingWords.logLeftBehind(path)
        case HomeError.noMailServer: Messages.noMailServer
        case HomeError.settings: Messages.settingsFault
        case HomeError.otherDatabase(let holdsPassword):
            holdsPassword
                ? Findings.databasePassword(isInEnvironment: true)
                : Findings.otherDatabase(isInEnvironment: true)
        case let error as QueryFailure: QueryWords.phrase(of: error)
        case let error as UnknownActivity:
            StatisticsWords.unknownActivity(error.name, known: error.known)
        case let fault as FileFault: fault.phrase
        case let error as CocoaError: filePhrase(error)
        default: nil
        }
    }

    private static func storePhrase(_ error: StoreError) -> Phrase {
        switch error {
        case .cannotOpen: Messages.databaseCannotOpen
        case .denied(let path): KeepingWords.denied(path)
        case .readOnly: Messages.databaseReadOnly
        case .full: Messages.diskFull
        case .inputOutput: KeepingWords.inputOutput
        case .gone: KeepingWords.gone
        case .missing: KeepingWords.missing
        case .emptied: KeepingWords.emptied
        case .strayLog: KeepingWords.strayLog
        case .foreignLog: KeepingWords.foreignLog
        case .lostLock: KeepingWords.lostLock
        case .notAFile(let path): KeepingWords.notAFile(path)
        case .busy: .joined([Messages.databaseBusy, Messages.tryAgain], by: "; ")
        case .notADatabase: Messages.notADatabase
        case .newerVersion: Messages.newerDatabase
        case .noObligation(let name): Messages.noObligation(name)
        case .contradiction(let words): HomeWords.contradiction(words)
        case .other(let words): Messages.databaseError(words)
        }
    }

    private static func filePhrase(_ error: CocoaError) -> Phrase {
        let path = error.filePath ?? ""
        if let obstacle = WritingObstacle(error) { return Messages.unwritten(path, obstacle) }
        return switch error.code {
        case .fileReadNoSuchFile: Findings.unreadableFile(path, .missing)
        case .fileReadNoPermission: Findings.unreadableFile(path, .noRights)
        default: Messages.fileError(path)
        }
    }
}

extension WritingObstacle {
    /// nil where it is no fault of writing.
    init?(_ error: CocoaError) {
        switch error.code {
        // Writing into a folder that is missing; reading has a code of its own.
        case .fileNoSuchFile: self = .noFolder
        case .fileWriteFileExists: self = .otherFile
        case .fileWriteOutOfSpace: self = .full
        case .fileWriteNoPermission: self = .noRights
        case .fileWriteVolumeReadOnly: self = .readOnly
        case .fileWriteUnknown: self = .inputOutput
        default: return nil
        }
    }
}
