import Campaigns
import Delivery
import Testing

/// A clock that is set forward under a running machine is noticed, and nothing else is taken for it.
@Suite struct ClockWatchTests {
    private static let morning = Instant(milliseconds: 1_614_560_400_000)

    /// The machine's clocks so many minutes after the first look; `ahead`: minutes by which the one on the wall
    /// is set forward.
    private func reading(_ minutes: Int, ahead: Int = 0, boot: String = "a") -> ClockReading {
        ClockReading(
            wall: Self.morning.adding(minutes: minutes + ahead),
            sinceBoot: Int64(minutes) * 60_000 + (boot == "a" ? 1_000 : 0),
            boot: boot
        )
    }

    @Test(arguments: [1, 15, 180, 60 * 24 * 40])
    func `passes far apart, sleep and suspension are no jump`(minutes: Int) {
        var watch = ClockWatch(reading(0))
        for pass in 1...5 { #expect(watch.look(reading(pass * minutes)) == .steady) }
        #expect(watch.sure == nil)
    }

    @Test func `another start of the machine is downtime, however long`() {
        var watch = ClockWatch(reading(0))
        #expect(watch.look(reading(60 * 24 * 9, boot: "b")) == .steady)
        #expect(watch.sure == nil)
    }

    @Test(arguments: [1, 5])
    func `clocks are set by a few minutes every day`(minutes: Int) {
        var watch = ClockWatch(reading(0))
        #expect(watch.look(reading(1, ahead: minutes)) == .steady)
        #expect(watch.look(reading(2)) == .steady)
    }

    @Test func `a clock set three days forward is doubted for an hour`() throws {
        let days = 3 * 24 * 60
        var watch = ClockWatch(reading(0))
        let jump = ClockWatch.Jump(
            from: Self.morning.adding(minutes: 1),
            to: Self.morning.adding(minutes: 1 + days),
            steadySince: 61_000
        )
        #expect(watch.look(reading(1, ahead: days)) == .jumped(jump))
        for minute in [2, 30, 60] {
            #expect(watch.look(reading(minute, ahead: days)) == .steady)
            #expect(watch.sure == Self.morning.adding(minutes: minute))
        }
        #expect(watch.look(reading(61, ahead: days)) == .believed(jump))
        #expect(watch.sure == nil)
    }

    @Test func `a clock that is set back is right again`() {
        var watch = ClockWatch(reading(0))
        guard case .jumped(let jump) = watch.look(reading(1, ahead: 600)) else {
            Issue.record("no jump")
            return
        }
        #expect(watch.look(reading(20)) == .setBack(jump))
        #expect(watch.sure == nil)
    }

    @Test func `of two jumps both are doubted`() {
        var watch = ClockWatch(reading(0))
        _ = watch.look(reading(1, ahead: 600))
        _ = watch.look(reading(40, ahead: 1_200))
        #expect(watch.sure == Self.morning.adding(minutes: 40))
        #expect(watch.look(reading(70, ahead: 1_200)) == .steady)
        #expect(watch.jump != nil)
    }

    @Test func `after a start of the machine the hour begins anew`() {
        var watch = ClockWatch(reading(0))
        _ = watch.look(reading(10, ahead: 600))
        #expect(watch.look(reading(1, ahead: 700, boot: "b")) == .steady)
        #expect(watch.look(reading(59, ahead: 700, boot: "b")) == .steady)
        guard case .believed = watch.look(reading(61, ahead: 700, boot: "b")) else {
            Issue.record("still doubted")
            return
        }
    }

    @Test func `whoever says that it is right is believed`() {
        var watch = ClockWatch(reading(0))
        _ = watch.look(reading(10, ahead: 600))
        #expect(watch.believe() != nil)
        #expect(watch.sure == nil)
        #expect(watch.believe() == nil)
    }
}
