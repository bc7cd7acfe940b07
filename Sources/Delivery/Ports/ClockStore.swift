/// Remembers which clock the passes of a home went by.
package protocol ClockStore: Sendable {
    /// That of the last pass that noted it; nil where none did.
    func passClock() throws -> PassClock?

    /// Passes go by that clock from now on.
    func notePasses(by clock: PassClock) throws
}
