import ArgumentParser
import Campaigns
import Foundation
import Glibc
import Home
import Schedules
import Texts
import Wording

struct FormatCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "format",
            abstract: Commands.formatFiles(Screen.language),
            aliases: ["dinh-dang"]
        )
    }

    @Option(help: ArgumentHelp(Commands.home(Screen.language), valueName: "DIR"))
    var home: String?

    @Option(help: ArgumentHelp(Commands.keywordLanguage(Screen.language), valueName: "vi|en"))
    var lang: Language = .vietnamese

    @Argument(help: ArgumentHelp(Commands.formatPaths(Screen.language), valueName: "FILE"))
    var files: [String] = []

    func run() throws {
        let home = try HomeFolder(path: home)
        let formatter = try ScheduleFolder(home: home.url)
            .formatter(templates: home.templateNames(), language: lang)
        let language = Screen.language
        if formatter.sets.hasErrors {
            let findings = formatter.sets.findings.filter { $0.severity == .error }
            Screen.complain(about: findings, in: formatter.sets.files)
            throw CommandFailure(Messages.notFormatted)
        }
        let texts = formatter.texts
        let wanted = try files.map { try relativePath($0, in: home, among: texts.map(\.path)) }
        var count = 0
        for (path, text) in texts where wanted.isEmpty || wanted.contains(path) {
            let url = home.url.appendingPathComponent(path)
            let written = try BoundedFile.octets(of: url, upTo: TextLimit.schedule)
            guard written != Data(text.utf8) else { continue }
            // The new file takes the old one's place whole: a reader never sees half of it.
            try replace(url.resolvingSymlinksInPath(), with: text)
            Screen.say(path.shown)
            count += 1
        }
        Screen.say(Messages.formatted(count)(language))
    }

    private func relativePath(
        _ file: String,
        in home: HomeFolder,
        among known: [String]
    ) throws -> String {
        let full = URL(fileURLWithPath: file).standardizedFileURL.path
        let candidates = [file, String(full.dropFirst(home.url.path.count + 1))]
        guard let path = known.first(where: candidates.contains) else {
            throw CommandFailure(Messages.notAScheduleFile(file))
        }
        return path
    }

    /// Writes the text in the file's place, whole or not at all; its mode stays, and its owner where root writes.
    ///
    /// A link was followed before: it stays one.
    private func replace(_ file: URL, with text: String) throws {
        let manager = FileManager.default
        var lasting: Set<FileAttributeKey> = [.posixPermissions]
        // Only root gives a file to somebody else.
        if geteuid() == 0 { lasting.formUnion([.ownerAccountID, .groupOwnerAccountID]) }
        let attributes = try manager.attributesOfItem(atPath: file.path)
            .filter { lasting.contains($0.key) }
        try Data(text.utf8).write(to: file, options: .atomic)
        try manager.setAttributes(attributes, ofItemAtPath: file.path)
    }
}
