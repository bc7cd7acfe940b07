import Foundation
import Gates
import Trials

/// Hostile input at one gate: `Fuzzing GATE FILE…`, `Fuzzing GATE FIRST COUNT`, or, built for it, libFuzzer.
///
/// With files: takes each in, and says what it cost. With two numbers: so many inputs changed at random from the samples,
/// the same for the same number; the one that is being taken in stands in the file `GATE-input` until it is done.
/// Built with `-Xswiftc -sanitize=fuzzer -Xswiftc -DCOVERAGE`: `DONDOC_GATE=GATE Fuzzing FLAGS FOLDER…`, flags
/// and folders as libFuzzer has them.
@main
struct Fuzzing {
    static func main() {
        #if COVERAGE
            exit(CoverageGuided.run())
        #else
            let words = CommandLine.arguments.dropFirst()
            guard words.count > 1, let gate = words.first.flatMap(Gate.init) else {
                print("Fuzzing GATE FILE… | GATE FIRST COUNT")
                exit(64)
            }
            let numbers = words.dropFirst().compactMap { Int($0) }
            let isGood =
                numbers.count == 2
                ? random(gate, numbers[0]..<numbers[0] + numbers[1])
                : files(Array(words.dropFirst()), gate)
            exit(isGood ? 0 : 1)
        #endif
    }

    private static func files(_ paths: [String], _ gate: Gate) -> Bool {
        var isGood = true
        for path in paths {
            guard let octets = FileManager.default.contents(atPath: path) else {
                print("\(path): cannot be read")
                isGood = false
                continue
            }
            let trial = Trial(Array(octets), at: gate)
            let faults = trial.faults(of: octets.count)
            print("\(path): \(octets.count) octets, \(trial.time), \(trial.memory >> 10) KB more")
            for fault in faults { print("  \(fault)") }
            isGood = isGood && faults.isEmpty
        }
        return isGood
    }

    private static func random(_ gate: Gate, _ numbers: Range<Int>) -> Bool {
        let mutator = Mutator(gate.samples)
        let place = URL(fileURLWithPath: "\(gate.rawValue)-input")
        var isGood = true
        for number in numbers {
            let octets = mutator.input(number)
            try? Data(octets).write(to: place)
            let faults = Trial(octets, at: gate).faults(of: octets.count)
            for fault in faults { print("\(gate.rawValue) \(number): \(fault)") }
            isGood = isGood && faults.isEmpty
        }
        try? FileManager.default.removeItem(at: place)
        return isGood
    }
}
