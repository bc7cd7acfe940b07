import Campaigns
import Foundation
import Intake
import Testing
import Trials

/// Files of the corpus with octets changed at random: nothing crashes, and whatever is accepted
/// keeps every rule, looked at by other means than the reader's.
@Suite struct CorpusMutationTests {
    private static let mutations = Effort.rounds(100_000, quick: 600)

    @Test func `changed files crash nothing, and what is accepted breaks no rule`() async throws {
        let workers = 2
        let failures = await withTaskGroup(of: [String].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    Self.run(Self.mutations / workers, seed: UInt64(worker) + 20_210_523)
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(failures.isEmpty, "\(failures.prefix(20).joined(separator: "\n"))")
    }

    private static func run(_ count: Int, seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        var failures: [String] = []
        var accepted = 0
        guard let files = try? CorpusFile.names.map({ try CorpusFile($0) }) else {
            return ["the corpus cannot be read"]
        }
        for index in 0..<count {
            let file = files[index % files.count]
            let changed = random.mutated(file.octets)
            guard let table = try? file.read(changed) else { continue }
            accepted += table.batch.count
            let text = file.name.hasSuffix(".xlsx") ? nil : DecodedText(changed)?.text
            for broken in RuleCheck(file.campaign, text).broken(by: table) {
                failures.append("\(file.name) #\(index): \(broken)")
            }
        }
        print("mutations: \(count) files, \(accepted) rows accepted")
        if accepted < count / 2 { failures.append("only \(accepted) rows were accepted") }
        return failures
    }
}

/// The rules that an accepted fact must keep.
private struct RuleCheck {
    let campaign: Campaign
    /// Every count that some cell of the file says; nil for a workbook.
    private let written: Set<Int>?

    init(_ campaign: Campaign, _ text: String?) {
        self.campaign = campaign
        written = text.map(Self.counts)
    }

    /// Cells cut at every separator and line end there is, quotes dropped, read by one pattern.
    private static func counts(in text: String) -> Set<Int> {
        var counts: Set<Int> = []
        for separators in [
            ";\t|\n\r", ",;\t|\n\r", ",\n\r", "\t\n\r", "|\n\r",
        ] {
            let ends = Set(separators.unicodeScalars)
            for cell in text.unicodeScalars.split(whereSeparator: ends.contains) {
                var digits = ""
                for scalar in cell {
                    if ("0"..."9").contains(scalar) {
                        digits.unicodeScalars.append(scalar)
                    } else if !" .,'\"\u{A0}\u{202F}".unicodeScalars.contains(scalar) {
                        digits = "x"
                        break
                    }
                }
                guard let whole = Int(digits) else { continue }
                counts.insert(whole)
                // A tail of one or two zeros after a mark.
                if whole % 10 == 0 { counts.insert(whole / 10) }
                if whole % 100 == 0 { counts.insert(whole / 100) }
            }
        }
        return counts
    }

    func broken(by table: IntakeTable) -> [String] {
        table.batch.figures.flatMap(broken) + table.batch.submissions.flatMap(broken)
            + table.batch.decisions.flatMap(broken)
    }

    private var now: Instant {
        CivilDateTime(iso: "2021-06-01T08:00").map(campaign.zone.instant) ?? .distantPast
    }

    private func broken(by figure: Figure) -> [String] {
        var broken: [String] = []
        let indicator = campaign.indicator(figure.indicator)
        if campaign.unit(figure.unit) == nil { broken.append("unknown unit \(figure.unit)") }
        if indicator == nil { broken.append("unknown indicator \(figure.indicator)") }
        for count in [figure.numerator, figure.denominator].compactMap(\.self) {
            if count < 0 || count > 99_999_999_999 { broken.append("count \(count)") }
            if let written, !written.contains(count) {
                broken.append("count \(count) that no cell says")
            }
        }
        if let numerator = figure.numerator, let denominator = figure.denominator,
            numerator > denominator, indicator?.mayExceedDenominator == false
        {
            broken.append("\(numerator) of \(denominator)")
        }
        if let percent = figure.publishedPercent, (Double(percent) ?? 101) > 100 {
            broken.append("percentage \(percent)")
        }
        if figure.recorded > now { broken.append("recorded \(figure.recorded)") }
        return broken
    }

    private func broken(by submission: Submission) -> [String] {
        var broken = broken(by: submission.obligation)
        if submission.happened > submission.recorded || submission.recorded > now {
            broken.append("happened \(submission.happened), recorded \(submission.recorded)")
        }
        return broken
    }

    private func broken(by decision: Decision) -> [String] {
        var broken = broken(by: decision.obligation)
        if case .extend(let date) = decision.ruling,
            let deadline = campaign.milestone(decision.obligation.milestone)?.deadline,
            date <= deadline
        {
            broken.append("extended to \(date)")
        }
        if decision.reason.isEmpty { broken.append("no reason") }
        return broken
    }

    private func broken(by name: ObligationID) -> [String] {
        guard let unit = campaign.unit(name.unit),
            let milestone = campaign.milestone(name.milestone),
            campaign.involvement(of: unit, in: milestone) != nil
        else { return ["\(name.unit) does not have \(name.milestone)"] }
        return []
    }
}

extension SplitMix {
    /// One to four octets replaced, put in, taken out, doubled or swapped; digits and marks often.
    fileprivate mutating func mutated(_ octets: Data) -> Data {
        var bytes = [UInt8](octets)
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            guard !bytes.isEmpty else {
                bytes.append(octet())
                continue
            }
            let place = Int.random(in: 0..<bytes.count, using: &self)
            switch Int.random(in: 0..<5, using: &self) {
            case 0: bytes[place] = octet()
            case 1: bytes.insert(octet(), at: place)
            case 2: bytes.remove(at: place)
            case 3:
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &self))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &self))
            }
        }
        return Data(bytes)
    }

    private mutating func octet() -> UInt8 {
        let likely = Array("0123456789.,;\t\"'/-% \r\n#=O".utf8)
        return Bool.random(using: &self)
            ? likely[Int.random(in: 0..<likely.count, using: &self)]
            : UInt8.random(in: 0...255, using: &self)
    }
}
