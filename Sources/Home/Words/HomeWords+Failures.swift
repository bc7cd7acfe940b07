package import Campaigns
package import Delivery
package import Texts
import Wording

/// The operator's letters about what cannot be done.
extension HomeWords {
    package static func failureSubject(
        _ kind: OperatorCause.Kind,
        _ campaign: CampaignID
    ) -> Phrase {
        switch kind {
        case .files: refusedSubject(campaign)
        case .planning:
            Phrase(
                vi: "[DonDoc] \(campaign): chưa lập được thư đến hạn",
                en: "[DonDoc] \(campaign): letters that are due cannot be written"
            )
        case .letter:
            Phrase(
                vi: "[DonDoc] \(campaign): có thư phải giữ lại",
                en: "[DonDoc] \(campaign): letters are held back"
            )
        case .calendar:
            Phrase(
                vi: "[DonDoc] \(campaign): lịch nghỉ sắp hết",
                en: "[DonDoc] \(campaign): the working calendar ends"
            )
        case .failed:
            Phrase(
                vi: "[DonDoc] \(campaign): có thư không gửi được hoặc chưa rõ đã tới chưa",
                en: "[DonDoc] \(campaign): letters were not delivered, or may not have been"
            )
        case .server:
            Phrase(
                vi: "[DonDoc] \(campaign): máy chủ thư từ chối mọi thư, đã tạm ngừng gửi",
                en: "[DonDoc] \(campaign): the mail server refuses every letter; sending is paused"
            )
        case .relayAway:
            Phrase(
                vi: "[DonDoc] \(campaign): hơn một giờ chưa gửi được thư qua máy chủ thư",
                en: "[DonDoc] \(campaign): for an hour the mail server could not be used"
            )
        case .approval:
            Phrase(
                vi: "[DonDoc] \(campaign): thư chờ duyệt sắp hết thời gian gửi",
                en: "[DonDoc] \(campaign): letters that wait for approval are about to end"
            )
        case .templates:
            Phrase(
                vi: "[DonDoc] \(campaign): mẫu thư có lỗi",
                en: "[DonDoc] \(campaign): letter templates are broken"
            )
        case .clock:
            Phrase(
                vi: "[DonDoc] \(campaign): đồng hồ máy nhảy tới, thư được giữ lại",
                en: "[DonDoc] \(campaign): the clock jumped forward; letters are held"
            )
        case .disk:
            Phrase(
                vi: "[DonDoc] \(campaign): ổ đĩa sắp hết chỗ",
                en: "[DonDoc] \(campaign): the disk is almost full"
            )
        case .backup:
            Phrase(
                vi: "[DonDoc] \(campaign): sao lưu hằng ngày không xong",
                en: "[DonDoc] \(campaign): the day's copy has failed"
            )
        case .variable:
            Phrase(
                vi: "[DonDoc] \(campaign): mật khẩu nằm trong biến của chương trình khác",
                en: "[DonDoc] \(campaign): a password stands in another program's variable"
            )
        }
    }

    /// `since`: when the cause was first seen, in the campaign's zone.
    package static func failureBody(
        _ failure: DeskFailure,
        _ campaign: String,
        since: CivilDateTime
    ) -> Phrase {
        let (vi, en): (String, String) =
            switch failure.kind {
            case .letter:
                (
                    "Có thư của «\(campaign)» chưa soạn được, hoặc chưa xét được còn đúng hay không, nên đã giữ "
                        + "lại.",
                    "Some letters of \"\(campaign)\" cannot be written, or it cannot be told whether they still "
                        + "hold; they are held back."
                )
            case .failed:
                (
                    "Trong 24 giờ qua có thư của «\(campaign)» không gửi được hoặc chưa rõ đã tới hay chưa; các thư "
                        + "này không tự gửi lại.",
                    "Within the last 24 hours letters of \"\(campaign)\" could not be delivered, or may not have "
                        + "arrived; they are not tried again."
                )
            case .calendar:
                (
                    "Lịch nghỉ của «\(campaign)» sắp hết hoặc đã hết.",
                    "The working calendar of \"\(campaign)\" ends or has ended."
                )
            case .server:
                (
                    "Máy chủ thư đã từ chối \(WaveBrake.limit) thư liền nhau của «\(campaign)» bằng cùng một "
                        + "câu, nên DonDoc tạm ngừng gửi qua máy chủ này. Chưa thư nào bị bỏ: các thư chờ trong "
                        + "hộp thư đi cho đến khi hết thời gian gửi.",
                    "The mail server refused \(WaveBrake.limit) letters in a row in the same words, so DonDoc "
                        + "sends nothing by it for \"\(campaign)\" for a while. No letter is given up: they wait "
                        + "in the outbox until they are no longer worth sending."
                )
            case .relayAway:
                (
                    "Hơn một giờ nay chưa gửi được thư của «\(campaign)» qua máy chủ thư. Chưa thư nào bị bỏ: "
                        + "các thư chờ trong hộp thư đi cho đến khi hết thời gian gửi.",
                    "For more than an hour no letter of \"\(campaign)\" could leave by the mail server. No "
                        + "letter is given up: they wait in the outbox until they are no longer worth sending."
                )
            case .approval:
                (
                    "Thư của «\(campaign)» chờ người phụ trách duyệt; không ai cho gửi thì các thư này không "
                        + "gửi nữa.",
                    "Letters of \"\(campaign)\" wait for a person; if nobody releases them they are never sent."
                )
            case .templates:
                (
                    "Mẫu thư dùng cho «\(campaign)» có lỗi hoặc bị thiếu.",
                    "Letter templates that \"\(campaign)\" uses are broken or missing."
                )
            case .clock:
                (
                    "Giờ máy có thể sai, nên thư đến hạn của «\(campaign)» được giữ lại một thời gian.",
                    "The clock may be wrong, so letters of \"\(campaign)\" that are due are held for a while."
                )
            case .disk:
                (
                    "Ổ đĩa của máy chạy DonDoc sắp hết chỗ; hết chỗ thì thư của «\(campaign)» không gửi được.",
                    "The disk of the machine that runs DonDoc is almost full; without room letters of "
                        + "\"\(campaign)\" cannot leave."
                )
            case .backup:
                (
                    "Sao lưu hằng ngày dữ liệu, trong đó có «\(campaign)», không xong. Thư vẫn gửi như thường; nhưng "
                        + "hỏng máy thì mất mọi ghi nhận từ bản sao gần nhất.",
                    "The day's copy of the data, that of \"\(campaign)\" too, has failed. Letters go on; but if the "
                        + "machine breaks, all that was recorded since the last copy is lost."
                )
            case .variable:
                (
                    "Mật khẩu máy chủ thư của «\(campaign)» lấy từ biến có thể là của chương trình khác.",
                    "The password of a mail server of \"\(campaign)\" comes from a variable that may be another "
                        + "program's."
                )
            case .planning, .files:
                (
                    "Thư đến hạn của «\(campaign)» chưa lập được. Thư đã lập vẫn gửi; các đợt khác không bị "
                        + "ảnh hưởng.",
                    "Letters of \"\(campaign)\" that are due cannot be written. Those that are written "
                        + "still leave, and other campaigns are not affected."
                )
            }
        switch failure.kind {
        case .failed, .calendar, .approval, .templates, .clock, .disk, .backup, .variable:
            return Phrase(
                vi: "\(vi)\n\n\(failure.words.vi)\n",
                en: "\(en)\n\n\(failure.words.en)\n"
            )
        case .server, .relayAway:
            let first = (DateStyle(.vietnamese).moment(since), DateStyle(.english).moment(since))
            return Phrase(
                vi: """
                    \(vi)

                    \(failure.words.vi)

                    Gặp lần đầu lúc \(first.0). Thư này gửi mỗi ngày một lần cho đến khi máy chủ nhận thư trở lại.

                    """,
                en: """
                    \(en)

                    \(failure.words.en)

                    First met at \(first.1). This letter is sent once a day until the server takes letters again.

                    """
            )
        case .files, .planning, .letter: break
        }
        return Phrase(
            vi: """
                \(vi)

                \(failure.words.vi)

                Sửa xong thì chạy «dondoc check»; thư bị giữ: «dondoc outbox list --state held»,
                cho gửi bằng «dondoc outbox release SỐ».
                Gặp lần đầu lúc \(DateStyle(.vietnamese).moment(since)).
                Thư này gửi mỗi ngày một lần cho đến khi sửa xong.

                """,
            en: """
                \(en)

                \(failure.words.en)

                When it is mended, run "dondoc check"; letters that are held: "dondoc outbox list
                --state held", let go by "dondoc outbox release NUMBER".
                First met at \(DateStyle(.english).moment(since)).
                This letter is sent once a day until it is mended.

                """
        )
    }
}
