package import Foundation

/// What SpamAssassin thinks of letters, by its local rules alone.
package enum SpamScore {
    /// A score and the names of the rules that hit, for each letter.
    ///
    /// Throws where the program cannot be run.
    package static func of(_ letters: [Data]) throws -> [(score: Double, rules: String)] {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-spam-\(UUID().uuidString).mbox")
        defer { try? FileManager.default.removeItem(at: file) }
        var box = Data()
        for letter in letters {
            box += Data("From tccb@so.example Mon Mar  8 08:00:00 2021\n".utf8)
            box += Data(String(decoding: letter, as: UTF8.self).replacing("\r\n", with: "\n").utf8)
            box += Data("\n".utf8)
        }
        try box.write(to: file)
        let result = try OtherProgram.run(
            "/usr/bin/spamassassin",
            ["-x", "-t", "-L", "--cf=use_bayes 0", "--mbox", file.path]
        )
        return result.text.replacing("\n\t", with: " ").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("X-Spam-Status:"),
                let score = line.firstMatch(of: /score=(-?[0-9.]+)/).flatMap({ Double($0.1) })
            else { return nil }
            return (score, String(line))
        }
    }
}
