import Testing
import Texts

@Suite struct PasswordTests {
    @Test(arguments: [
        ("https://user:secret@host", true), ("smtp://:s@h", true), ("x ///u:s@h", true),
        ("//a:b//c@h", true), ("//a//b:c@h", true), ("PassWord  = x", true),
        ("password password=x", true), ("https://host:25/x@y", true),
        ("https://host/a:b@c", false), ("//user @host:1", false), ("//u:s h@x", false),
        ("//user@host:25", false), ("a:b@c", false), ("password x=", false), ("", false),
    ])
    func `a text that may hold a password is known`(text: String, holds: Bool) {
        #expect(text.holdsPassword == holds)
    }
}
