package import Campaigns
package import Texts

/// The texts of one campaign with what they mean and what is wrong with them.
package struct ScheduleSet: Sendable {
    package let id: CampaignID
    /// Every file whose text the meaning depends on, sorted by path.
    package let files: [SourceFile]
    /// nil where an error refuses the whole set.
    package let campaign: Campaign?
    package let findings: [Finding]

    package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// Everything that the files of a home say.
///
/// A line becomes a letter in five steps, and each may find something wrong with it:
///
///     file ── Lexer ──▶ tokens ── BlockReader ──▶ blocks of keys with their tokens
///          ── ValueReader, Cursor ──▶ values ── CampaignBuilder ──▶ Campaign ── Judgement ──▶ doubts
///
/// For `  hạn: 20/05/2021 17:00` these are the key `due` with the words `20/05/2021` and `17:00`, a date
/// and a time, a milestone's deadline, and perhaps the doubt that it lies outside the campaign.
package struct ScheduleSets: Sendable {
    package let sets: [ScheduleSet]
    /// Every campaign that some file is about, sorted, whether its set was read or not.
    package let campaigns: [CampaignID]
    /// The findings about every file, sorted, none twice.
    package let findings: [Finding]
    package let files: [SourceFile]
    /// Files of this machine that blocks of mail servers name.
    package let serverFiles: [ServerFile]

    package var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Reads schedule files and the unit lists that they name.
    ///
    /// `scheduleFiles`: all `.lich` files of a home.
    /// `unreadable`: the findings about files that could not be read as text.
    /// `templates`: the names of the letter templates at hand; nil for files that were taken over before:
    /// which templates are there does not matter then, and what is found now does not refuse them.
    /// `only`: the one campaign whose set is wanted; nil for all.
    /// `tolerating`: variables that may hold passwords though their names do not begin with `DONDOC_`: another one is
    /// an error; nil: each is a warning.
    /// `readUnitList`: reads the text at a path relative to the folder of a file.
    package init(
        scheduleFiles: [SourceFile],
        unreadable: [Finding] = [],
        templates: Set<String>?,
        only: CampaignID? = nil,
        tolerating variables: Set<String>? = nil,
        readUnitList:
            @escaping (_ path: String, _ besideFile: String) -> Result<SourceFile, Finding>
    ) {
        self.init(
            scheduleFiles: scheduleFiles,
            unreadable: unreadable,
            templates: templates,
            only: only,
            tolerating: variables,
            record: nil,
            readUnitList: readUnitList
        )
    }

    init(
        scheduleFiles: [SourceFile],
        unreadable: [Finding],
        templates: Set<String>?,
        only: CampaignID? = nil,
        tolerating variables: Set<String>? = nil,
        record: SpellingRecord?,
        readUnitList:
            @escaping (_ path: String, _ besideFile: String) -> Result<SourceFile, Finding>
    ) {
        let box = FindingBox(unreadable)
        let doubts = Doubts()
        var blocks: [Block] = []
        var fileFindings: [String: [Finding]] = [:]
        for file in scheduleFiles {
            let found = FindingBox(file.controlFindings)
            var reader = BlockReader(file, findings: found, doubts: doubts, record: record)
            blocks += Self.attributed(reader.blocks())
            fileFindings[file.path] = found.findings
            box.add(found.findings)
        }
        let sharedBlocks = blocks.filter(\.kind.isShared)
        let sharedFindings = FindingBox()
        let shared = SharedBlocks(sharedBlocks, sharedFindings, tolerating: variables)
        serverFiles = shared.serverFiles
        box.add(sharedFindings.findings)
        let sharedFiles = Set(sharedBlocks.map(\.path))

        let stray = blocks.filter { $0.campaign == nil && !$0.kind.isShared }
        for block in stray where fileFindings[block.path]?.isEmpty ?? true {
            box.add(Finding(.noCampaign, block.place, Findings.noCampaign))
        }

        // What was found while reading files, and in blocks that all campaigns share.
        let early = scheduleFiles.flatMap { fileFindings[$0.path] ?? [] } + sharedFindings.findings
        let foreignFiles = Set(scheduleFiles.map(\.path))
            .subtracting(blocks.filter { $0.campaign != nil }.map(\.path))

        let owners = FindingOwners(blocks: blocks, doubts: doubts)
        var drafts: [ScheduleSet] = []
        let lists = UnitListMemory(readUnitList)
        campaigns = Set(blocks.compactMap(\.campaign)).sorted()
        for id in campaigns where only == nil || id == only {
            let own = blocks.filter { $0.campaign == id }
            let paths = Set(own.map(\.path))
            doubts.consider(own + sharedBlocks, in: paths.union(foreignFiles))
            let known = early.filter { owners.concerns(id, with: own, $0) }
            let found = FindingBox(known)
            let builder = CampaignBuilder(
                blocks: CampaignBlocks(own, of: id, found),
                shared: shared,
                templates: templates,
                readUnitList: lists.read,
                findings: found
            )
            let campaign = builder.campaign()
            // The heads that names of the campaign are most likely on, wherever they stand.
            let causes = early.filter { finding in
                doubts.causes.contains(.init(path: finding.path, number: finding.line))
                    && !known.contains(finding)
            }
            let files = scheduleFiles.filter {
                paths.contains($0.path) || sharedFiles.contains($0.path)
            }
            drafts.append(
                ScheduleSet(
                    id: id,
                    files: (files + lists.files(beside: own)).sorted { $0.path < $1.path },
                    campaign: campaign,
                    findings: (found.findings + causes + unreadable).withoutConsequences
                )
            )
        }
        let misspelt = MisspeltDefinitions(
            blocks,
            in: scheduleFiles,
            Dictionary(drafts.map { ($0.id, $0.findings) }, uniquingKeysWith: +)
        )
        sets = drafts.map { draft in
            let all = misspelt.explain(draft.findings, of: draft.id)
            let isRefused = templates != nil && all.contains { $0.severity == .error }
            return ScheduleSet(
                id: draft.id,
                files: draft.files,
                campaign: isRefused ? nil : draft.campaign,
                findings: all.sorted()
            )
        }
        // Each once; findings at one place stay in the order in which they were found.
        var told: Set<Finding> = []
        findings = (box.findings + sets.flatMap(\.findings)).filter { told.insert($0).inserted }
            .sorted()
        files = scheduleFiles + lists.all
    }

    /// The blocks of a file with their campaign; those before its first `ĐỢT` belong to it as well.
    private static func attributed(_ blocks: [Block]) -> [Block] {
        let first = blocks.first { $0.kind == .campaign }?.id
        return blocks.map { block in
            var block = block
            block.campaign =
                block.kind.isShared ? nil : block.campaign ?? first.map { CampaignID($0) }
            return block
        }
    }
}

/// Reads unit lists, each once, and remembers them for all campaigns of a home.
private final class UnitListMemory {
    private let source: (String, String) -> Result<SourceFile, Finding>
    private var byRequest: [String: Result<SourceFile, Finding>] = [:]

    init(_ source: @escaping (String, String) -> Result<SourceFile, Finding>) {
        self.source = source
    }

    func read(_ path: String, _ beside: String) -> Result<SourceFile, Finding> {
        let key = path + "\n" + beside
        if let known = byRequest[key] { return known }
        let result = source(path, beside)
        byRequest[key] = result
        return result
    }

    var all: [SourceFile] {
        byRequest.values.compactMap { try? $0.get() }.sorted { $0.path < $1.path }
    }

    /// The lists beside the files in which these blocks describe their campaign.
    func files(beside blocks: [Block]) -> [SourceFile] {
        let paths = Set(blocks.filter { $0.kind == .campaign }.map(\.path))
        return byRequest.compactMap { key, result in
            guard let beside = key.split(separator: "\n").last, paths.contains(String(beside))
            else { return nil }
            return try? result.get()
        }
    }
}
