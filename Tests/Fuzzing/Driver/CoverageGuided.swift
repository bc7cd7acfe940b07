#if COVERAGE
    import Foundation
    import Gates
    import Trials

    /// What libFuzzer asks of a program, and its loop.
    enum CoverageGuided {
        /// The gate that `DONDOC_GATE` names.
        fileprivate static let gate: Gate = {
            let name = ProcessInfo.processInfo.environment["DONDOC_GATE"] ?? ""
            guard let gate = Gate(rawValue: name) else {
                preconditionFailure("DONDOC_GATE is one of \(Gate.allCases.map(\.rawValue))")
            }
            return gate
        }()

        fileprivate static let mutator = Mutator(gate.samples)

        static func run() -> Int32 {
            var count = CommandLine.argc
            var words = unsafe CommandLine.unsafeArgv
            return unsafe runDriver(&count, &words, takeInput)
        }
    }

    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<Int32>,
        _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32

    @_silgen_name("LLVMFuzzerMutate")
    private func mutate(_ octets: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

    /// Takes an input in; ends the process where it breaks a rule, and libFuzzer saves the input.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func takeInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let octets = unsafe Array(UnsafeBufferPointer(start: start, count: count))
        let faults = Trial(octets, at: CoverageGuided.gate).faults(of: count)
        precondition(faults.isEmpty, "\(faults)")
        return 0
    }

    /// Changes an input half of the times as libFuzzer would, else by lines, words and pieces of the samples.
    @_cdecl("LLVMFuzzerCustomMutator")
    public func changeInput(
        _ octets: UnsafeMutablePointer<UInt8>,
        _ count: Int,
        _ most: Int,
        _ seed: UInt32
    ) -> Int {
        guard seed.isMultiple(of: 2) else { return unsafe mutate(octets, count, most) }
        var random = SplitMix(seed: UInt64(seed))
        let old = unsafe Array(UnsafeBufferPointer(start: octets, count: count))
        let new = CoverageGuided.mutator.changed(old, &random).prefix(most)
        for (place, octet) in new.enumerated() { unsafe octets[place] = octet }
        return new.count
    }
#endif
