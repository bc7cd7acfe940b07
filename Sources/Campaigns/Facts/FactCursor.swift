/// How far the recorded facts have been read, in the order in which they were committed.
package struct FactCursor: Hashable, Sendable {
    package var submission: Int64 = 0
    package var decision: Int64 = 0
    package var figure: Int64 = 0
    package var scoreDecision: Int64 = 0

    package init() {}
}
