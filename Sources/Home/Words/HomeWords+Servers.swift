import Campaigns
import Delivery
import Texts

/// What the operator is told of mail servers that cannot be used.
extension HomeWords {
    static func relayAway(
        _ server: MailServerID,
        _ fault: RelayFault,
        _ campaign: CampaignID
    ) -> Phrase {
        let what = fault.phrase
        return Phrase(
            vi: """
                Máy chủ thư «\(server)»: \(what.vi)
                Sửa xong, thử bằng: dondoc send-test ĐỊA-CHỈ --campaign \(campaign)
                Thư chờ được gửi ngay khi máy chủ nhận thư trở lại.
                """,
            en: """
                The mail server "\(server)": \(what.en)
                When it is mended, try it with: dondoc send-test ADDRESS --campaign \(campaign)
                The letters that wait leave as soon as the server takes letters again.
                """
        )
    }

    static func byFallback(_ server: MailServerID) -> Phrase {
        Phrase(
            vi:
                "Thư này gửi qua máy chủ dự phòng «\(server)»; thư của đợt không gửi qua máy chủ này.",
            en: "This letter goes by the fallback \"\(server)\"; the campaign's letters do not."
        )
    }
}
