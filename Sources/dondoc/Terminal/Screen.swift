import Campaigns
import Foundation
import Texts
import Wording

/// The language of the screen: `--lang`, else `DONDOC_LANG`, else the locale; C, POSIX or none
/// means Vietnamese.
enum Screen {
    static let language = chosen(
        arguments: CommandLine.arguments,
        environment: ProcessInfo.processInfo.environment
    )

    static func chosen(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count,
                let language = Language(argument: arguments[index + 1])
            {
                return language
            }
            if argument.hasPrefix("--lang="),
                let language = Language(argument: String(argument.dropFirst(7)))
            {
                return language
            }
        }
        if let text = environment["DONDOC_LANG"], let language = Language(argument: text) {
            return language
        }
        let locale =
            [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]]
            .compactMap(\.self).first { !$0.isEmpty } ?? ""
        return locale.hasPrefix("en") ? .english : .vietnamese
    }

    /// `DONDOC_LANG` where it names no language of ours; nil where it does, or is not set.
    static func unknownLanguage(environment: [String: String]) -> String? {
        guard let text = environment["DONDOC_LANG"], !text.isEmpty, Language(argument: text) == nil
        else { return nil }
        return text
    }

    static func say(_ text: String) {
        write(Data((harmless(text) + "\n").utf8))
    }

    /// Writes to standard output; where that takes no more, there is nothing left to do but say so.
    static func write(_ bytes: Data) {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            complain("dondoc: \(Findings.error(language)): \(Messages.outputFailed(language))")
            exit(1)
        }
    }

    static func complain(_ text: String) {
        showProgress(harmless(text) + "\n")
    }

    /// The text without anything that would steer a terminal, whoever gave it.
    ///
    /// A line end in an argument stays none of ours: it would forge a line.
    private static func harmless(_ text: String) -> String {
        var text = text
        for argument in oddArguments { text = text.replacing(argument, with: argument.shown) }
        return text.printableLines
    }

    /// Arguments, and what stands behind their `=`, that are not shown as they are.
    private static let oddArguments = CommandLine.arguments.dropFirst().flatMap { argument in
        let value = argument.split(separator: "=", maxSplits: 1).last.map(String.init)
        return [argument, value].compactMap(\.self).filter {
            $0 != $0.shown && !$0.printable.isEmpty
        }
    }

    /// Writes to standard error as it is; what cannot be shown there cannot be shown anywhere.
    ///
    /// For what holds sequences of our own that steer the terminal, and nothing of anybody else's.
    static func showProgress(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether tables may use colours.
    static var hasColours: Bool { mayColour(isTerminal: isOutputTerminal) }

    /// Whether what goes there may have colours: never in a pipe, nor where `NO_COLOR` says so, by any
    /// value but the empty one (<https://no-color.org>).
    static func mayColour(isTerminal: Bool) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && environment["NO_COLOR"]?.isEmpty ?? true
            && environment["TERM"] != "dumb"
    }

    /// Columns of the terminal; nil where output is no terminal.
    static var width: Int? {
        guard isOutputTerminal else { return nil }
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
    }
}

/// What went wrong, for the person who gave the command; the process exits with 1.
struct CommandFailure: Error {
    let phrase: Phrase

    init(_ phrase: Phrase) {
        self.phrase = phrase
    }
}

/// Everything was said already; the process exits with that code.
struct Exit: Error {
    let code: Int32
}
