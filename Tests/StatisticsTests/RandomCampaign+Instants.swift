import Foundation
import ProgramBench
import Testing

extension RandomCampaign {
    /// Without what was recorded later.
    func recorded(by instant: Int64) -> RandomCampaign {
        var copy = self
        copy.submissions.removeAll { $0.recorded > instant }
        copy.decisions.removeAll { $0.recorded > instant }
        copy.rulings.removeAll { $0.recorded > instant }
        copy.figures.removeAll { $0.recorded > instant }
        copy.letters.removeAll { $0.sent > instant }
        return copy
    }

    func asked(at instant: Int64) -> RandomCampaign {
        var copy = self
        copy.as_of = instant
        return copy
    }

    /// Nothing happened, was recorded or is described later.
    var lastInstant: Int64 {
        let instants =
            submissions.map(\.recorded) + decisions.map(\.recorded) + rulings.map(\.recorded)
            + figures.map { max($0.recorded, $0.as_of) } + letters.map(\.sent)
        return (instants.max() ?? as_of) + 1
    }

    /// Campaigns of the reference implementation's generator.
    static func generated(seed: Int, count: Int) throws -> [RandomCampaign] {
        struct Line: Decodable {
            let input: RandomCampaign
        }
        return try lines(seed: seed, count: count).map {
            try JSONDecoder().decode(Line.self, from: $0).input
        }
    }

    /// What the generator prints, line by line.
    static func lines(seed: Int, count: Int) throws -> [Data] {
        let script = try #require(
            Bundle.module.url(forResource: "Fixtures/reference.py", withExtension: nil)
        )
        return try OtherProgram.python(
            [script.path, "generate", "--seed", "\(seed)", "--count", "\(count)"]
        ).output.split(separator: 10).map { Data($0) }
    }
}
