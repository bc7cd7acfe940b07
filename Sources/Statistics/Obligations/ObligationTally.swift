/// Something that is added up over obligations.
package protocol ObligationTally: Sendable {
    init()
    static func += (left: inout Self, right: Self)
}
