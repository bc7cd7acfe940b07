/// What changed when a set of schedule files became active.
package struct SetChange: Hashable, Sendable {
    package var added: [RuleName] = []
    package var removed: [RuleName] = []
    /// Letters that were cancelled with their rule.
    package var cancelled = 0

    package init() {}
}
