extension GeneratedHome {
    /// A home whose units are all reminded once, on 08/03/2021 at 08:00, of what is due a week later.
    ///
    /// `server`: the lines of the mail server's block.
    package static func reminding(units: Int, server: String) throws -> GeneratedHome {
        try GeneratedHome(
            units: units,
            server: server,
            milestones: """
                MỐC viec "Việc"
                  hạn: thứ Hai 15/03/2021 17:00
                NHẮC VIỆC nhac "Nhắc"
                  mốc: viec
                  gửi: 7 ngày trước hạn, lúc 08:00
                  gửi tới: đơn vị chưa nộp
                """,
            years: 2021...2021
        )
    }
}
