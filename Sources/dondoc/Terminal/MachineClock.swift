import Campaigns
import Delivery
import Home
import Glibc

/// The machine's clocks, read together.
enum MachineClock {
    static func reading() -> ClockReading {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return ClockReading(
            wall: WallClock.now(),
            sinceBoot: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000,
            boot: Worker.thisProcess.boot
        )
    }
}
