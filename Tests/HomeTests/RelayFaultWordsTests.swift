import Delivery
import Home
import Testing
import Texts

/// What is said of a server that cannot be used leads to where it can be mended.
@Suite struct RelayFaultWordsTests {
    @Test(arguments: [
        ("STARTTLS denied, code 454", "nhờ nơi quản lý", "smtps://"),
        ("STARTTLS not supported.", "smtps://", "nhờ nơi quản lý"),
        ("STARTTLS denied, code 502", "smtps://", "nhờ nơi quản lý"),
    ])
    func `a server that cannot do TLS for now is its keeper's matter`(
        detail: String,
        said: String,
        notSaid: String
    ) {
        let words = RelayFault(.tls, detail).phrase(.vietnamese)
        #expect(words.contains(detail))
        #expect(words.contains(said))
        #expect(!words.contains(notSaid))
    }
}
