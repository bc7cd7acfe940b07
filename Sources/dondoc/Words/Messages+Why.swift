import Campaigns
import Delivery
import Texts

/// The words of the trace from rule to reply.
extension Messages {
    static func serviceStarted(_ process: Int32) -> Phrase {
        Phrase(
            vi: "dịch vụ chạy, tiến trình \(process)",
            en: "the service runs, process \(process)"
        )
    }

    static let serviceStopped = Phrase(vi: "dịch vụ đã dừng", en: "the service has stopped")
}
