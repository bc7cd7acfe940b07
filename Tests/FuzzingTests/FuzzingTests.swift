import Gates
import Testing
import Trials

/// A little of what `Fuzzing` does by hand: no input crashes, takes a second or breaks a promise.
@Suite struct FuzzingTests {
    @Test(arguments: Gate.allCases)
    func `inputs that are kept are taken in`(gate: Gate) {
        #expect(!gate.kept.isEmpty)
        for (name, octets) in Effort.some(of: gate.kept, quick: 8) {
            let faults = gate.take(octets)
            #expect(faults.isEmpty, "\(gate.rawValue)/\(name)")
        }
    }

    /// Numbers as of `Fuzzing GATE FIRST COUNT`.
    @Test(arguments: Gate.allCases)
    func `inputs changed at random are taken in`(gate: Gate) {
        let mutator = Mutator(gate.samples)
        var faults: [String] = []
        for number in 0..<Effort.rounds(2_000, quick: 12) {
            faults += gate.take(mutator.input(number)).map { "\(gate.rawValue) \(number): \($0)" }
        }
        #expect(faults.isEmpty)
    }

    /// Each was a crash or took seconds to hours before it was mended.
    @Test(arguments: [
        // A template that comes to call itself: directly, through another, through a place that it fills.
        Hostile(.template, "", "{{>nhac-viec}}", 1),
        Hostile(.template, "chan-thu.vi.text.mustache\n{{>chan-tong-hop}}", "{{>chan-thu}}", 1),
        Hostile(.template, "khung.vi.html.mustache\n", "{{<khung}}{{/khung}}", 1),
        Hostile(
            .template,
            "{{<khung}}{{$noi_dung}}{{$noi_dung}}x{{/noi_dung}}{{/noi_dung}}{{/khung}}",
            "",
            1
        ),
        Hostile(
            .template,
            "{{<khung}}{{$noi_dung}}{{<khung}}{{/khung}}{{/noi_dung}}{{/khung}}",
            "",
            1
        ),
        // Deep, long, wrong over and over, long behind a name.
        Hostile(.template, "", "{{#viec}}", 20_000),
        Hostile(.template, "", "{{$viec}}", 20_000),
        Hostile(.template, "", "{{viec}}\n", 20_000),
        Hostile(.template, "", "{{xyz}}", 20_000),
        Hostile(.template, "{{viec", " ", 60_000, "}}"),
        // Blanks at the end of a cell, of a line.
        Hostile(.table, "&#HDG;", " ", 60_000),
        Hostile(.table, "mã đơn vị;việc;ngày nộp\nCCA;", "\u{A0}", 30_000),
        Hostile(.schedule, "ĐỢT", " ", 60_000),
        // What may be a URL with a password, over and over.
        Hostile(.table, "", "//x:", 12_000),
        Hostile(.table, "", "password ", 3_000),
        // Replies that come an octet at a time: many lines, a long one; more ways to log in than there are.
        Hostile(.reply, "step=1\n250 PIPELINING\n?\n", "250-\n", 13_000),
        Hostile(.reply, "step=1\n250 PIPELINING\n?\n250 ", "x", 65_000),
        Hostile(.reply, "\n250-AUTH", numbered: { " m\($0)" }, 20_000),
        // A report about more addresses than a letter has.
        Hostile(
            .bounce,
            "X-Failed-Recipients: a@b",
            numbered: { ", a\($0)@so.example" },
            20_000,
            "\n\n" + String(repeating: "550 no such user\n", count: 1_000)
        ),
        // Milestones counted from each other, in a chain, in a circle; from names that nothing has.
        Hostile(
            .schedule,
            "ĐỢT dot \"Đợt\"\n",
            numbered: { "MỐC m\($0) \"M\"\n  hạn: 1 ngày sau m\($0 - 1), 17:00\n" },
            Effort.rounds(8_000, quick: 1_000)
        ),
        Hostile(
            .schedule,
            "ĐỢT dot \"Đợt\"\nMỐC m-1 \"M\"\n  hạn: 1 ngày sau m999, 17:00\n",
            numbered: { "MỐC m\($0) \"M\"\n  hạn: 1 ngày sau m\($0 - 1), 17:00\n" },
            Effort.rounds(8_000, quick: 1_000)
        ),
        Hostile(
            .schedule,
            "ĐỢT dot \"Đợt\"\n",
            numbered: { "MỐC m\($0) \"M\"\n  hạn: 1 ngày sau x\($0), 17:00\n" },
            300
        ),
        // No schedule at all.
        Hostile(.schedule, "", "abc def\n", 20_000),
    ])
    func `twice as much of what is deep or slow takes no more than twice as long`(input: Hostile) {
        let half = Trial(input.half, at: input.gate)
        let whole = Trial(input.octets, at: input.gate)
        #expect(whole.broken.isEmpty)
        // Twice as much takes twice as long, however slow the machine: four times where all is compared with all.
        #expect(whole.time < half.time * 3 + .milliseconds(300), "\(half.time), \(whole.time)")
    }
}
