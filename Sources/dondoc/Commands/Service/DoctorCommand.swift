import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Schedules
import Texts

struct DoctorCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: Commands.doctor(Screen.language),
            discussion: Commands.doctorDetails(Screen.language),
            aliases: ["chan-doan"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.findingsFormat(Screen.language), valueName: "table|json"))
    var format = StatusCommand.Format.table

    @Flag(help: ArgumentHelp(Commands.doctorOffline(Screen.language)))
    var offline = false

    @Option(help: ArgumentHelp(Commands.doctorSend(Screen.language), valueName: "ADDRESS"))
    var send: String?

    func validate() throws {
        guard send == nil || !offline else {
            throw ValidationError(ServerWords.sendOffline(Screen.language))
        }
        guard send.map({ EmailAddress($0) != nil }) ?? true else {
            throw ValidationError(Findings.badAddress(send ?? "")(Screen.language))
        }
    }

    func run() async throws {
        let home = try home.open()
        var found = Stores.diagnoses(of: home)
        // What cannot be opened is told above; what the files alone tell is told all the same.
        let isOpen = !found.contains { $0.subject == .database && $0.level == .error }
        let workspace =
            isOpen ? try Workspace(reading: home) : Workspace(home, store: Stores.scratch())
        let present = try workspace.present(now, zone: workspace.zone() ?? .utc)
        let doctor = Doctor(workspace, at: present)
        found += try doctor.diagnoses()
        found +=
            offline
            ? Self.serverFiles(of: workspace, at: present)
            : try await servers(doctor.campaigns(), of: workspace)
        let order = Diagnosis.Subject.allCases
        let sorted = order.flatMap { subject in found.filter { $0.subject == subject } }
        switch format {
        case .table: Screen.say(DiagnosisLines(sorted).text(Screen.language))
        case .json: Screen.write(try DiagnosisDocument(sorted, Screen.language).bytes())
        }
        if sorted.contains(where: { $0.level == .error }) { throw Exit(code: 1) }
    }

    /// Files of the mail servers' blocks that could not be used: what can be known without a server.
    private static func serverFiles(of workspace: Workspace, at now: Instant) -> [Diagnosis] {
        let files = (try? workspace.readSchedules(at: now))?.serverFiles ?? []
        return files.unique.compactMap(\.finding).map { finding in
            Diagnosis(
                .server,
                .error,
                finding.message,
                why: Messages.whyServer,
                remedy: Messages.tryServer
            )
        }
    }

    /// Connects to each mail server that campaigns use, or will once changed files count, and logs in; sends a letter by
    /// each where that is wanted.
    private func servers(
        _ campaigns: (active: [Campaign], coming: [Campaign]),
        of workspace: Workspace
    ) async throws -> [Diagnosis] {
        let active = campaigns.active.servers
        let coming = campaigns.coming.servers.filter { !active.contains($0) }
        guard send == nil || !(active + coming).isEmpty else {
            return [
                Diagnosis(.server, .warning, ServerWords.nothingSent, why: nil, remedy: nil)
            ]
        }
        return try await examine(active, of: campaigns.active, in: workspace)
            + examine(coming, of: campaigns.coming, in: workspace).map { $0.coming }
    }

    private func examine(
        _ servers: [MailServer],
        of campaigns: [Campaign],
        in workspace: Workspace
    ) async throws -> [Diagnosis] {
        var found: [Diagnosis] = []
        for server in servers {
            found += await ServerExamination(of: server, isService: false).findings()
            let campaign = campaigns.first { $0.mailServers.contains { $0.id == server.id } }
            guard let send, let campaign else { continue }
            let end = try await Self.end(of: campaign, by: server, in: workspace, to: send)
            let what = ServerWords.testLetter(MailServerName(server), to: send, end.words)
            found.append(
                end.isSent
                    ? Diagnosis(.server, what)
                    : Diagnosis(
                        .server,
                        .error,
                        what,
                        why: Messages.whyServer,
                        remedy: Messages.tryServer
                    )
            )
        }
        return found
    }

    /// What became of the test letter; one that cannot be written is a finding as well.
    private static func end(
        of campaign: Campaign,
        by server: MailServer,
        in workspace: Workspace,
        to address: String
    ) async throws -> (isSent: Bool, words: Phrase) {
        do {
            let letter = try TestLetter(of: campaign, in: workspace, to: address)
            return try await letter.send(by: server).ofTestLetter(by: server)
        } catch let error where !error.isOfTheStore {
            guard let words = Failures.phrase(for: error) else { throw error }
            return (false, words)
        }
    }
}
