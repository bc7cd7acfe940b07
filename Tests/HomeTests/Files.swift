/// The files of small campaigns that share a mail server.
enum Files {
    static let server = """
        MÁY CHỦ THƯ may
          máy chủ: smtp://127.0.0.1:2525
          người gửi: "Phòng TCCB" <tccb@so.example>
          người vận hành: <van-hanh@so.example>

        """

    /// A campaign of two units that are reminded on Monday 8/3/2021 at 08:00.
    ///
    /// `more`: further lines of the reminder.
    static func campaign(_ id: String, calendarUntil: String = "31/12/2021", more: String = "")
        -> [String: String]
    {
        let text = """
            ĐỢT \(id) "Đợt \(id)"
              múi giờ: Asia/Ho_Chi_Minh
              lịch nghỉ: lich-\(id)
              thời gian: từ 01/03/2021 đến 31/12/2021
              danh sách đơn vị: don-vi.csv
              máy chủ thư: may
            LỊCH NGHỈ lich-\(id) "L"
              thời gian: từ 01/01/2021 đến \(calendarUntil)
              nghỉ hằng tuần: thứ Bảy, Chủ nhật
            MỐC m "Kế hoạch phát động"
              hạn: thứ Hai 15/03/2021 17:00
            NHẮC VIỆC truoc "Nhắc trước hạn"
              mốc: m
              gửi: 7 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
            \(more)

            """
        let units = """
            mã,tên,loại đơn vị,thư điện tử
            A,Chi cục A,chi cục,a@\(id).example
            B,Chi cục B,chi cục,b@\(id).example

            """
        return ["\(id)/a.lich": text, "\(id)/don-vi.csv": units]
    }

    /// Campaigns `mot`, `hai` and `ba`.
    static var three: [String: String] {
        ["may.lich": server].merging(campaign("mot")) { $1 }.merging(campaign("hai")) { $1 }
            .merging(campaign("ba")) { $1 }
    }
}
