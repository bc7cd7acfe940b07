package import Campaigns

/// Why a store could not be used, in terms of what to do about it.
package enum StoreError: Error, Hashable {
    case cannotOpen
    /// The file is there, and whoever asks may not read or write it: another user made it.
    case denied(String)
    case readOnly
    case full
    /// Reading or writing failed below the store: a bad disk, a mount that went away.
    case inputOutput
    case busy
    case notADatabase
    case newerVersion
    /// The database was deleted or replaced while this process had it open.
    case gone
    /// There is no database though the home was used: it was deleted or moved.
    case missing
    /// The database has no octet though the home was used.
    case emptied
    /// A log that holds what was recorded last has no database beside it.
    case strayLog
    /// The log beside the database is another database's.
    case foreignLog
    /// Somebody else took the courier's lock away: its file was deleted or replaced.
    case lostLock
    /// The file is a link, or no file at all, where one of our own must be.
    case notAFile(String)
    /// A fact about what the unit does not have to do.
    case noObligation(ObligationID)
    /// What was to be stored contradicts what stands there: two rows with one key, a row without what it
    /// is about. Nothing of it was stored. The store's own words, without data.
    case contradiction(String)
    /// The store's own words, without data.
    case other(String)
}

extension StoreError {
    /// Waiting does not mend it: the service ends, and a person acts before it is started again.
    package var endsTheService: Bool {
        switch self {
        case .notADatabase, .newerVersion, .gone, .missing, .emptied, .strayLog, .foreignLog,
            .lostLock:
            true
        case .cannotOpen, .denied, .readOnly, .full, .inputOutput, .busy, .notAFile, .noObligation,
            .contradiction, .other:
            false
        }
    }
}

/// Another process delivers from this store.
package struct CourierLockError: Error, Hashable {
    package let holder: Int32?

    package init(holder: Int32?) {
        self.holder = holder
    }
}
