import Campaigns
import Foundation

/// The one place where the machine's clock is read.
enum WallClock {
    static func now() -> Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
