/// What became of an occurrence that has no row of its own in the ledger.
package enum Fate: Hashable, Sendable {
    /// It never existed for the unit: it took part only later, or its deadline is another one since.
    case absent
    case skipped(Reason)
    /// A run of the ledger, one row for many occurrences, has counted it.
    case inRun
    /// Due, and the next pass decides.
    case undecided
    /// Still to come. `silence`: why its block will send it to nobody, as the files are; nil where it may.
    case ahead(silence: Reason?)
}
