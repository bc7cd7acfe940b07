import Campaigns
import Delivery
import Home
import SMTP
import Texts

/// Opens a line to a mail server, logs in, and judges what it shows; no letter is sent.
struct ServerExamination {
    private let server: MailServer
    private let isService: Bool

    /// A certificate that ends within so many days is told.
    private static let daysOfWarning = 30
    /// In octets: less than a letter with a table attached may have.
    private static let leastSize = 1_000_000

    /// Looks at that server.
    ///
    /// `isService`: false for a command typed by hand, which lacks what systemd gives to the service.
    init(of server: MailServer, isService: Bool) {
        self.server = server
        self.isService = isService
    }

    /// What is found; empty where the task was cancelled meanwhile.
    func findings() async -> [Diagnosis] {
        let lacking = isService ? nil : Secrets.lacking(of: server)
        let transport =
            lacking == nil
            ? SMTPTransport(to: server)
            : SMTPTransport(server) { () throws(RelayFault) -> Credentials? in nil }
        let name = MailServerName(server, isAnonymous: lacking != nil)
        let found: [Diagnosis]
        do throws(RelayFault) {
            let details = try await transport.details()
            let all = [
                lacking.map { login($0, name) }, certificate(details), size(details),
                clock(details),
            ]
            found = [Diagnosis(.server, Messages.serverReached(name))] + all.compactMap(\.self)
        } catch {
            let failed = Diagnosis(
                .server,
                .error,
                Messages.serverFailed(name, error.phrase),
                why: Messages.whyServer,
                remedy: Messages.tryServer
            )
            // Told to stop meanwhile: nobody's fault.
            found = error.kind == .cancelled ? [] : [failed]
        }
        await transport.close()
        return found
    }

    /// The service may have what this command lacks: nobody is alarmed.
    private func login(_ secret: MailServer.Secret, _ name: MailServerName) -> Diagnosis {
        Diagnosis(
            .server,
            .warning,
            Messages.serverFailed(name, ServerWords.loginNotTried(secret)),
            why: ServerWords.whyLogin(secret),
            remedy: ServerWords.tryLogin(secret)
        )
    }

    private func certificate(_ details: ServerDetails) -> Diagnosis? {
        guard let end = details.certificateEnd else { return nil }
        let left = end.milliseconds - WallClock.now().milliseconds
        let days = Int((Double(left) / 86_400_000).rounded(.down))
        guard days < Self.daysOfWarning else { return nil }
        return Diagnosis(
            .server,
            .warning,
            Messages.serverFailed(MailServerName(server), ServerWords.certificateEnds(in: days)),
            why: ServerWords.whyCertificate,
            remedy: ServerWords.renewCertificate
        )
    }

    private func size(_ details: ServerDetails) -> Diagnosis? {
        guard let limit = details.sizeLimit, limit < Self.leastSize else { return nil }
        return Diagnosis(
            .server,
            .warning,
            Messages.serverFailed(MailServerName(server), ServerWords.takesLittle(limit)),
            why: ServerWords.whySize,
            remedy: ServerWords.raiseSize
        )
    }

    private func clock(_ details: ServerDetails) -> Diagnosis? {
        guard let theirs = details.clock else { return nil }
        let seconds = (WallClock.now().milliseconds - theirs.milliseconds) / 1000
        guard abs(seconds) > Int64(ClockWatch.tolerance) * 60 else { return nil }
        return Diagnosis(
            .clock,
            .error,
            ServerWords.clockDiffers(MailServerName(server), minutes: Int(seconds / 60)),
            why: DoctorWords.whyClock,
            remedy: .verbatim("timedatectl set-ntp true")
        )
    }
}
