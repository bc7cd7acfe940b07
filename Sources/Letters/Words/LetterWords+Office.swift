import Campaigns
import Texts
import Wording

/// What waits for the office.
extension LetterWords {
    func filesWait(since moment: CivilDateTime) -> String {
        Phrase(
            vi:
                "Tệp lịch đã sửa chưa được áp dụng (từ \(dates.short(moment))) – đề nghị xem bằng lệnh dondoc check",
            en:
                "Changed files have not been taken over since \(dates.short(moment)); see dondoc check"
        )(language)
    }

    func held(_ count: Int, by block: String, since moment: CivilDateTime) -> String {
        Phrase(
            vi:
                "\(numbers.inSentence(count)) thư «\(block)» đang chờ duyệt, từ \(dates.short(moment))",
            en: "\(letters(count)) of «\(block)» wait for approval since \(dates.short(moment))"
        )(language)
    }

    func stuck(_ count: Int, since moment: CivilDateTime) -> String {
        Phrase(
            vi:
                "\(numbers.inSentence(count)) thư phải có người xem mới gửi tiếp, từ \(dates.short(moment))",
            en: "\(letters(count)) stopped until a person has looked, since \(dates.short(moment))"
        )(language)
    }

    func unreleased(_ count: Int, by block: String) -> String {
        Phrase(
            vi:
                "\(numbers.inSentence(count)) thư «\(block)» hết thời gian gửi mà chưa ai duyệt, không gửi nữa",
            en: "\(letters(count)) of «\(block)» ended unsent: nobody released them in time"
        )(language)
    }

    /// Ten names at most.
    func withoutAddress(_ units: [String]) -> String {
        let shown = units.prefix(10).joined(separator: "; ")
        let rest = units.count > 10 ? "; …" : ""
        return Phrase(
            vi:
                "\(numbers.inSentence(units.count)) đơn vị còn việc phải nộp chưa có địa chỉ thư (\(shown)\(rest)) – đề nghị bổ sung danh sách đơn vị",
            en:
                "\(units.count == 1 ? "1 unit owes" : "\(units.count) units owe") something and has no address (\(shown)\(rest)); please complete the unit list"
        )(language)
    }

    func dead(_ name: String, reason: String) -> String {
        Phrase(
            vi:
                "Ngừng gửi thư đến \(name), địa chỉ không còn nhận thư (\(reason)) – đề nghị sửa địa chỉ",
            en: "\(name) is written to no more, the address is dead (\(reason)); please mend it"
        )(language)
    }

    func stillReturned(_ unit: String, _ milestone: String, on day: String) -> String {
        Phrase(
            vi: "\(unit) chưa nộp lại \(milestone), đã được đề nghị bổ sung ngày \(day)",
            en: "\(unit) has not handed in \(milestone) again, returned on \(day)"
        )(language)
    }

    private func letters(_ count: Int) -> String {
        NumberStyle.english(count, "letter")
    }
}
