import Wording

/// What a mistake reported elsewhere may have taken away: a reference to it may be right.
final class Doubts {
    private var names: Set<String> = []
    /// The unit list has a mistake: which units there are is not known.
    var coverUnits = false

    func add(_ name: String) {
        names.insert(name.folded)
    }

    func cover(_ name: String, _ code: FindingCode) -> Bool {
        code == .unknownUnit ? coverUnits : names.contains(name.folded)
    }
}
