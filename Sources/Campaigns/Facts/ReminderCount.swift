/// How often a unit was reminded of a milestone.
package struct ReminderCount: Hashable, Sendable {
    package var letters: Int
    package var headWrittenOn: CivilDate?

    package init(letters: Int, headWrittenOn: CivilDate?) {
        self.letters = letters
        self.headWrittenOn = headWrittenOn
    }
}
