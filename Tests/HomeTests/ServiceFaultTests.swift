import Campaigns
import Delivery
import Foundation
import Testing

@testable import Home

/// What ends the service, and how long it waits otherwise.
@Suite struct ServiceFaultTests {
    @Test(arguments: [
        (StoreError.busy, false), (.full, false), (.readOnly, false), (.cannotOpen, false),
        (.contradiction("x"), false), (.other("disk I/O error"), false),
        (.inputOutput, false), (.notADatabase, true), (.newerVersion, true), (.gone, true),
        (.lostLock, true), (.missing, true), (.emptied, true), (.strayLog, true),
        (.foreignLog, true),
    ])
    func `only what waiting cannot mend ends the service`(error: StoreError, isFinal: Bool) {
        #expect(ServiceFault(error).isFinal == isFinal)
    }

    @Test func `what is no fault of the store never ends it`() {
        for error: any Error in [CocoaError(.fileReadNoSuchFile), URLError(.timedOut)] {
            #expect(!ServiceFault(error).isFinal)
        }
    }

    @Test func `the same fault is said once, and tried again ever more slowly`() {
        var row = FaultRow()
        let isNew = row.note(ServiceFault(StoreError.busy))
        #expect(isNew)
        var waits = [row.wait]
        for _ in 0..<8 {
            let isNew = row.note(ServiceFault(StoreError.busy))
            #expect(!isNew)
            waits.append(row.wait)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
        let isOther = row.note(ServiceFault(StoreError.full))
        #expect(isOther)
        let (over, again) = (row.end(), row.end())
        #expect(over != nil)
        #expect(again == nil)
        let isAnew = row.note(ServiceFault(StoreError.full))
        #expect(isAnew)
        #expect(row.wait == .seconds(1))
    }

    @Test(arguments: [(0, false), (1_577_836_799_999, false), (1_577_836_800_000, true)])
    func `a clock before the year 2020 is one that nobody has set`(
        milliseconds: Int64,
        isSet: Bool
    ) {
        let now = Instant(milliseconds: milliseconds)
        #expect((try? UnsetClock.check(now)) != nil || !isSet)
        #expect((try? UnsetClock.check(now)) == nil || isSet)
    }
}
