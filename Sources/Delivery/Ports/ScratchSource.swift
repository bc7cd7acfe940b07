/// A store that can be tried out on.
package protocol ScratchSource: Sendable {
    /// A copy of everything, in memory and gone with the process: what becomes of it reaches nobody.
    ///
    /// Letters in it that have ended need not have their bytes.
    func scratchCopy() throws -> any HomeStore
}
