import ArgumentParser
import Campaigns
import Foundation
import Intake
import Schedules
import Storage
import Wording

struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: Commands.importing(Screen.language),
            aliases: ["nhap-tep"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.file(Screen.language))) var file: String

    @Flag(help: ArgumentHelp(Commands.acceptGood(Screen.language)))
    var acceptGood = false

    func run() throws {
        let workspace = try Workspace(options.home.open())
        let campaign = try workspace.campaign(options.campaign)
        let present = options.now.instant(campaign.zone)
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw CommandFailure(Findings.missingFile(file))
        }
        let source: SourceFile
        switch SourceFile.decode(path: file, bytes: bytes) {
        case .success(let text): source = text
        case .failure(let finding):
            Screen.complain(finding.headline(Screen.language))
            throw Exit(code: 1)
        }
        let recorded = options.recordedAt?.instant(campaign.zone, now: present) ?? present
        let table = IntakeTable(source, of: campaign, now: recorded, author: options.author)
        if !table.findings.isEmpty {
            Screen.complain(about: table.findings, in: [source])
            guard acceptGood, table.batch.count > 0 else {
                if table.badRows > 0 {
                    Screen.complain(
                        IntakeWords.refused(table.badRows, good: table.batch.count)(Screen.language)
                    )
                }
                throw Exit(code: 1)
            }
            Screen.complain(IntakeWords.leftOut(table.badRows)(Screen.language))
        }
        try workspace.store.prepare(campaign)
        let added = try workspace.store.append(
            table.batch,
            to: campaign.id,
            author: options.author
        )
        Screen.say(IntakeWords.stored(added, of: table.batch.count)(Screen.language))
    }
}
