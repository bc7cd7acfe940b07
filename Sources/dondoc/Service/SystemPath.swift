import Foundation
import Texts

/// An absolute path as a unit of systemd writes it.
struct SystemPath: Hashable {
    let text: String

    /// Nil where the path holds a control character, which a unit cannot write.
    ///
    /// `text`: relative to the current folder where it does not begin with `/`.
    init?(_ text: String) {
        guard !text.isEmpty,
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.text = URL(fileURLWithPath: text).standardizedFileURL.path
    }

    /// A word of a list or the program of a command.
    var asWord: String { Self.quoted(asValue) }

    /// A word of a list of folders, one of which may be missing.
    var asWordIfThere: String { Self.quoted("-" + asValue) }

    /// An argument of a command, where `$` begins a variable.
    var asArgument: String { Self.quoted(asValue.replacing("$", with: "$$")) }

    /// A value that is a path alone: `%` begins a specifier.
    var asValue: String { text.replacing("%", with: "%%") }

    /// The folder to be bound, where `:` begins what it is bound to.
    var asBindSource: String { Self.bound(asValue) }

    /// The same, where it may be missing.
    var asBindSourceIfThere: String { Self.bound("-" + asValue) }

    private static func bound(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
        return escaped.contains(where: \.isWhitespace) ? "\"\(escaped)\"" : escaped
    }

    /// A word of a shell's command.
    var asShellWord: String {
        text.wholeMatch(of: /[A-Za-z0-9.,_\/@%+=:-]+/) != nil
            ? text : text.shellQuoted
    }

    /// Its name where it lies directly in `/var/lib` and systemd makes it: `dondoc` of `/var/lib/dondoc`.
    var nameInStateFolder: String? {
        text.wholeMatch(of: /\/var\/lib\/([A-Za-z0-9][A-Za-z0-9._-]*)/).map { String($0.1) }
    }

    /// A person's folder, which the service does not see.
    var isInPersonalFolder: Bool { isBelow("/home", "/root", "/run/user") }

    /// A folder that is emptied, and of which the service sees one of its own.
    var isTemporary: Bool { isBelow("/tmp", "/var/tmp") }

    /// Whether it is one of the folders or lies in one.
    func isBelow(_ folders: String...) -> Bool {
        folders.contains { text == $0 || text.hasPrefix($0 + "/") }
    }

    private static func quoted(_ text: String) -> String {
        let needs = text.contains { $0.isWhitespace || "\"'\\;".contains($0) }
        guard needs else { return text }
        return "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
