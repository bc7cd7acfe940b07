package import Campaigns

/// Why a store could not be used, in terms of what to do about it.
package enum StoreError: Error, Hashable {
    case cannotOpen
    case readOnly
    case full
    case busy
    case notADatabase
    case newerVersion
    /// A fact about what the unit does not have to do.
    case noObligation(ObligationID)
    /// What was to be stored contradicts what stands there: two rows with one key, a row without what it
    /// is about. Nothing of it was stored. The store's own words, without data.
    case contradiction(String)
    /// The store's own words, without data.
    case other(String)
}

/// Another process delivers from this store.
package struct CourierLockError: Error, Hashable {
    package let holder: Int32?

    package init(holder: Int32?) {
        self.holder = holder
    }
}
