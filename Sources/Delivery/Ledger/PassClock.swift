/// Which clock the passes of a home go by.
package enum PassClock: String, CaseIterable, Hashable, Sendable {
    /// The machine's.
    case machine
    /// A person said what time it is (`tick --now`): a rehearsal, or a home of tests.
    case told
}
