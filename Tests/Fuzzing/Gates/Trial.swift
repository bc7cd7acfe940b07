import Foundation

/// One input taken in, with what it cost.
package struct Trial: Sendable {
    package let broken: [String]
    /// Time of this thread on a processor: what else the machine does does not count.
    package let time: Duration
    /// By how much the most memory that the process ever had has grown, in octets.
    package let memory: Int

    /// Takes the octets in at that gate.
    package init(_ octets: [UInt8], at gate: Gate) {
        let (started, before) = (Self.processorTime, Self.peak)
        broken = gate.take(octets)
        time = Self.processorTime - started
        memory = Self.peak - before
    }

    /// What breaks a rule for all inputs: nothing takes a second, or more than 100 MB and four times the input.
    package func faults(of octets: Int) -> [String] {
        var faults = broken
        if time > .seconds(1) { faults.append("it took \(time)") }
        if memory > (100 << 20) + 4 * octets { faults.append("it took \(memory >> 20) MB") }
        return faults
    }

    private static var processorTime: Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static var peak: Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss << 10
    }
}
