import Campaigns
import Delivery
import Foundation
import Texts
import Wording

extension HomeWords {
    static func unreadableSchedules(_ error: any Error) -> Phrase {
        if case HomeError.noTemplates(let home, _) = error {
            return .joined([noTemplates(in: home), goesOn], by: "; ")
        }
        let path = (error as? CocoaError)?.filePath ?? "Schedules"
        return Phrase(
            vi:
                "không đọc được thư mục «\(path)»; mọi đợt vẫn chạy theo bản đúng gần nhất. Kiểm tra thư mục và "
                + "quyền đọc; có lại thì DonDoc tự dùng",
            en:
                "the folder «\(path)» cannot be read; every campaign goes on by its last good set. Look at the folder "
                + "and its permissions; once it is there again it is used"
        )
    }

    /// Neither the home nor what ships with the program holds any.
    static func noTemplates(in home: String) -> Phrase {
        Phrase(
            vi:
                "không tìm thấy mẫu thư nào, cả trong «\(home)/Templates» lẫn kèm chương trình. Cài lại gói dondoc, hoặc đặt "
                + "DONDOC_SHARE là thư mục chứa Templates, hoặc chép Templates vào thư mục làm việc",
            en:
                "no letter templates are found, neither in «\(home)/Templates» nor with the program. Install the package "
                + "dondoc again, or let DONDOC_SHARE name the folder that holds Templates, or copy Templates into the home"
        )
    }

    private static let goesOn = Phrase(
        vi: "cho đến khi có lại, mọi đợt vẫn chạy theo bản đúng gần nhất",
        en: "until they are there again every campaign goes on by its last good set"
    )

    static var noScheduleFiles: Phrase {
        Phrase(
            vi:
                "thư mục Schedules không có tệp .lich nào; mọi đợt vẫn chạy theo bản đúng gần nhất. Đưa tệp trở lại; "
                + "muốn dừng hẳn thì dừng dịch vụ",
            en:
                "there is no .lich file in Schedules; every campaign goes on by its last good set. Put the files back; "
                + "to end it all, stop the service"
        )
    }

    static func foreignVariables(_ names: [String]) -> Phrase {
        let list = names.map { "«\($0)»" }.joined(separator: ", ")
        let days = MailServer.Secret.daysOfForeignVariables
        return Phrase(
            vi: """
                Biến \(list) không có tên bắt đầu bằng DONDOC_. Ai sửa được tệp lịch có thể gửi giá trị của biến bất kỳ \
                tới một máy chủ lạ, nên từ nay tên biến phải bắt đầu như vậy, ví dụ DONDOC_SMTP_PASSWORD.
                Thư vẫn gửi. Trong \(days) ngày kể từ hôm nay, hãy đặt mật khẩu vào biến mới và sửa dòng «mật khẩu»; sau \
                đó bản sửa nào còn tên cũ sẽ không được áp dụng.
                """,
            en: """
                The name of \(list) does not begin with DONDOC_. Whoever may change the files could send any variable's \
                value to a server of their own; such names must begin like that now, as DONDOC_SMTP_PASSWORD does.
                Letters go on. Within \(days) days from today put the password into a new variable and change the line \
                «password»; after that changed files with the old name are not taken over.
                """
        )
    }

    /// `from`, `to`: what the clock would have shown and what it showed, in the campaign's zone.
    static func clockJumped(from: CivilDateTime, to: CivilDateTime) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: """
                Đồng hồ của máy đang chạy nhảy từ \(vi.moment(from.toMinute)) sang \(vi.moment(to.toMinute)).
                Thư đến hạn trong khoảng đó được giữ lại, trừ bản tin và báo vụ việc. Đồng hồ chạy đều thêm \
                \(ClockWatch.doubt) phút thì thư tự gửi.
                Giờ máy đúng, muốn gửi ngay: dondoc outbox release SỐ, ghi số của một thư đang giữ (xem: dondoc outbox \
                list --state held), các thư còn lại tự đi theo. Giờ máy sai: chỉnh lại giờ, DonDoc tự lập lại thư theo \
                giờ đúng.
                """,
            en: """
                The clock of the running machine jumped from \(en.moment(from.toMinute)) to \(en.moment(to.toMinute)).
                Letters that fell due in between are held, but for bulletins and alerts. When the clock has run \
                steadily for \(ClockWatch.doubt) minutes more they leave by themselves.
                The clock is right and they are to leave now: dondoc outbox release NUMBER, with the number of one of \
                them (see: dondoc outbox list --state held); the others follow. It is wrong: set it; DonDoc writes the \
                letters anew by the right time.
                """
        )
    }
}
