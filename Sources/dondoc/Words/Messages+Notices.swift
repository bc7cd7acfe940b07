import Delivery
import Texts

extension Messages {
    /// The name of a letter that no `gửi:` line asked for.
    static func notice(_ notice: Notice) -> Phrase {
        switch notice {
        case .moved: Phrase(vi: "thư báo thay đổi thời hạn", en: "notice of a moved deadline")
        case .welcome:
            Phrase(vi: "thư gửi đơn vị mới bổ sung", en: "welcome to a unit that joined late")
        case .incident: Phrase(vi: "báo có vụ việc", en: "alert")
        }
    }
}
