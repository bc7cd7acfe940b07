import Campaigns
import Foundation
import Schedules
import Testing
import Texts
import Trials

/// One slip of the keyboard at a time, in the lines that ship.
@Suite struct MutationTests {
    @Test func `the first message about a slip is on its line`() async throws {
        let campaigns = try #require(ShippedFiles.campaigns)
        let examples = try #require(ShippedFiles.examples)
        // The big campaign takes longest to read and gets fewer slips.
        let small = campaigns.files.filter { !$0.path.contains("bau-cu-2021/") }
        let large = campaigns.files.filter { $0.path.contains("bau-cu-2021/") }
        let rounds: [(ShippedFiles, [SourceFile], Int)] = [
            (campaigns, large, Effort.rounds(1_000, quick: 6)),
            (campaigns, small, Effort.rounds(500, quick: 6)),
            (examples, examples.files, Effort.rounds(3_500, quick: 144)),
        ]
        var sum = Tally()
        for (shipped, files, count) in rounds {
            let tally = await Self.tally(of: files, in: shipped, count)
            #expect(tally.slips == count)
            print(
                "\(tally.slips) slips, \(tally.detected) detected, first message on the line:",
                "\(tally.onLine) (\((tally.share * 1000).rounded() / 10) %)"
            )
            // Of a handful of slips the share of one set says little.
            if Effort.isFull { #expect(tally.share >= 0.98, "\(tally.examples)") }
            sum.add(tally)
        }
        #expect(sum.share >= 0.98, "\(sum.examples)")
    }

    private static func tally(
        of files: [SourceFile],
        in shipped: ShippedFiles,
        _ count: Int
    ) async -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var tally = Tally()
                    for number in stride(from: worker, to: count, by: 2) {
                        tally.note(Slip(number, in: files), of: shipped)
                    }
                    return tally
                }
            }
            return await group.reduce(into: Tally()) { $0.add($1) }
        }
    }
}

/// How slips were told.
private struct Tally: Sendable {
    var slips = 0
    var detected = 0
    var onLine = 0
    var elsewhere: [String] = []

    var share: Double { Double(onLine) / Double(max(1, detected)) }
    var examples: String { elsewhere.prefix(20).joined(separator: "\n") }

    mutating func note(_ slip: Slip?, of shipped: ShippedFiles) {
        slips += 1
        guard let slip else { return }
        let files = shipped.files(around: slip.file.path)
            .map { $0.path == slip.file.path ? slip.file : $0 }
        let findings = shipped.read(files).findings.filter { $0.severity == .error }
        guard let first = findings.first else { return }
        detected += 1
        if first.path == slip.file.path, first.line == slip.line {
            onLine += 1
        } else {
            elsewhere.append(
                "\(slip.file.path):\(slip.line) «\(slip.file.lines[slip.line - 1])» → "
                    + first.headline(.english)
            )
        }
    }

    mutating func add(_ other: Tally) {
        slips += other.slips
        detected += other.detected
        onLine += other.onLine
        elsewhere += other.elsewhere
    }
}

/// A file in which one key was missed, doubled, swapped, or hit beside its place.
private struct Slip {
    let file: SourceFile
    /// 1-based.
    let line: Int

    /// The slip of that number, always the same one; nil where the line came out as it was.
    init?(_ number: Int, in files: [SourceFile]) {
        var generator = SplitMix(seed: 548, number: number)
        guard let original = files.randomElement(using: &generator) else { return nil }
        let candidates = original.lines.indices.filter { index in
            let text = original.lines[index].drop { $0 == " " }
            return !text.isEmpty && !text.hasPrefix("#") && !text.hasPrefix(">")
        }
        guard let index = candidates.randomElement(using: &generator) else { return nil }
        var characters = Array(original.lines[index])
        let place = Int.random(in: characters.indices, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(characters[place], at: place)
        case 2 where place + 1 < characters.count: characters.swapAt(place, place + 1)
        case 3: characters.insert(" ", at: place)
        case 4: characters.insert("asdfghjkl".randomElement(using: &generator) ?? "a", at: place)
        default: characters[place] = "qwertyuiop0123456789".randomElement(using: &generator) ?? "0"
        }
        guard String(characters) != original.lines[index] else { return nil }
        var lines = original.lines
        lines[index] = String(characters)
        file = SourceFile(path: original.path, text: lines.joined(separator: "\n"))
        line = index + 1
    }
}
