import Texts

/// Which templates of one part call which.
///
/// Mustache renders what is called where it is called, without end where a template comes to be called from itself:
/// directly, by way of others, or because what fills a place has a place that it fills.
struct TemplateCalls {
    private let scans: [String: TemplateScanner.Scan]
    /// Whom each template calls, and whom these call.
    private let reached: [String: Set<String>]

    /// `scans`: what each template says, by its name.
    init(_ scans: [String: TemplateScanner.Scan]) {
        self.scans = scans
        reached = scans.mapValues { scan in
            var reached: Set<String> = []
            var next = scan.calls.map(\.name)
            while let name = next.popLast() {
                guard reached.insert(name).inserted else { continue }
                next += scans[name]?.calls.map(\.name) ?? []
            }
            return reached
        }
    }

    /// The calls of that template that would never end; `path`: its file.
    func faults(of name: String, path: String) -> [TemplateFault] {
        (scans[name]?.calls ?? []).compactMap { call in
            let called = reached[call.name, default: []].union([call.name])
            let message: Phrase
            if called.contains(name) {
                message = TemplateWords.circularCall(call.name)
            } else if call.isFilling, called.contains(where: { scans[$0]?.hasPlaces ?? false }) {
                message = TemplateWords.placeInFilling(call.name)
            } else {
                return nil
            }
            return TemplateFault(
                path: path,
                line: call.line,
                column: call.column,
                length: call.length,
                message: message,
                suggestion: nil
            )
        }
    }
}
