/// Everything that a home keeps.
///
/// Every store passes the same contract suite, `Tests/StoreTests`.
package typealias HomeStore = BounceDesk & ClockStore & FactStore & HeadingStore & LedgerReader
    & LedgerStore
    & LetterDesk & OperatorDesk & OutboxStore & RestorationStore & ScratchSource & ServerDesk
    & ServiceDesk
    & SetStore
