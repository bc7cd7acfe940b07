import Campaigns

/// What came of a run.
struct SoakCourse: Sendable {
    var letters: [SoakLetter] = []
    /// Passes in which letters left.
    var waves: [SoakWave] = []
    var passes = 0
    /// Starts of the service, the first included.
    var starts = 0
    /// Tries to start it that failed.
    var failedStarts = 0
    var kills = 0
    /// Kills in the middle of a pass.
    var killsInPasses = 0
    /// How often a start found letters in flight, or an answer was lost, by the letter.
    var doubts: [SoakDoubt: Int] = [:]
    /// What must not be.
    var troubles: [String] = []
}

/// A letter of which nobody knows whether it arrived.
struct SoakDoubt: Hashable, Sendable {
    let letter: Int64
    /// Times that the database was put back from a copy before: numbers count anew from there.
    let restores: Int
}
