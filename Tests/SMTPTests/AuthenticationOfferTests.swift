@testable import SMTP
import Testing

/// Which ways to log in a server offers, by what it says while a connection is made.
@Suite struct AuthenticationOfferTests {
    @Test(arguments: [
        (["220 hi", "250-may", "250-AUTH LOGIN", "250 SIZE 1000"], ["LOGIN"]),
        (["220 hi", "250-may", "250 AUTH PLAIN LOGIN CRAM-MD5"], ["PLAIN", "LOGIN", "CRAM-MD5"]),
        (["250-may", "250-AUTH=LOGIN", "250 AUTH login xoauth2"], ["LOGIN", "XOAUTH2"]),
        (["220 hi", "250-may", "250 PIPELINING"], []), ([], []),
        // Before TLS other ways than after it.
        (
            [
                "220 hi", "250-may", "250-STARTTLS", "250 AUTH PLAIN", "220 go on", "250-may",
                "250 AUTH LOGIN",
            ], ["LOGIN"]
        ),
        (["250-may", "250 AUTH PLAIN", "250-may", "250 AUTH LOGIN"], ["LOGIN"]),
    ])
    func `the last answer to EHLO tells them`(lines: [String], mechanisms: [String]) {
        #expect(AuthenticationOffer(lines.map { $0[...] }).mechanisms == mechanisms)
    }
}
