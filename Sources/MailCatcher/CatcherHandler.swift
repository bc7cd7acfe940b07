import NIOCore

/// One connection to the inbox: reads lines, answers as the script says.
final class CatcherHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let inbox: Maildir
    private let script: ScriptBox
    private var pending: [UInt8] = []
    private var content: [UInt8]?
    private var hasSender = false
    private var hasRecipient = false
    private var isMute = false

    init(inbox: Maildir, script: ScriptBox) {
        self.inbox = inbox
        self.script = script
    }

    func channelActive(context: ChannelHandlerContext) {
        answer(.greeting, "220 localhost ESMTP MailCatcher", context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isMute else { return }
        var buffer = unwrapInboundIn(data)
        pending += buffer.readBytes(length: buffer.readableBytes) ?? []
        var start = 0
        while let end = pending[start...].firstIndex(of: 10) {
            let line = pending[start...end]
            start = end + 1
            if content != nil {
                take(contentLine: line, context)
            } else {
                take(command: String(decoding: line, as: UTF8.self), context)
            }
            if isMute { break }
        }
        pending.removeFirst(start)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func take(command line: String, _ context: ChannelHandlerContext) {
        let text = line.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        switch text.prefix(4).uppercased() {
        case "EHLO", "HELO":
            answer(
                .ehlo,
                "250-localhost\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250 8BITMIME",
                context
            )
        case "MAIL":
            if answer(.mail, "250 2.1.0 Ok", context) { hasSender = true }
        case "RCPT":
            guard hasSender else { return say("503 5.5.1 MAIL first", context) }
            if answer(.rcpt, "250 2.1.5 Ok", context) { hasRecipient = true }
        case "DATA":
            let action = script.next(.data)
            guard hasRecipient || action != .normal else {
                return say("503 5.5.1 RCPT first", context)
            }
            if perform(action, "354 End data with <CR><LF>.<CR><LF>", context) { content = [] }
        case "RSET":
            clear()
            answer(.rset, "250 2.0.0 Ok", context)
        case "NOOP": say("250 2.0.0 Ok", context)
        case "QUIT":
            answer(.quit, "221 2.0.0 Bye", context)
            context.close(promise: nil)
        default: say("500 5.5.2 Not understood", context)
        }
    }

    private func take(contentLine line: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
        guard Array(line) == [46, 13, 10] else {
            content? += line.first == 46 ? line.dropFirst() : line
            return
        }
        let letter = content ?? []
        clear()
        let action = script.next(.content)
        do {
            switch action {
            case .normal, .delay, .keepAndClose: try inbox.keep(letter)
            case .reply(let text) where text.hasPrefix("2"): try inbox.keep(letter)
            case .reply, .silence, .close: break
            }
        } catch {
            return say("452 4.3.1 The inbox cannot be written", context)
        }
        _ = perform(action, "250 2.0.0 Ok: kept", context)
    }

    private func clear() {
        content = nil
        hasSender = false
        hasRecipient = false
    }

    /// Plays the command's action; true where the answer was the normal one.
    @discardableResult
    private func answer(
        _ command: CatcherScript.Command,
        _ normal: String,
        _ context: ChannelHandlerContext
    ) -> Bool {
        perform(script.next(command), normal, context)
    }

    private func perform(
        _ action: CatcherScript.Action,
        _ normal: String,
        _ context: ChannelHandlerContext
    ) -> Bool {
        switch action {
        case .normal:
            say(normal, context)
            return true
        case .delay(let milliseconds):
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
                var buffer = bound.value.channel.allocator.buffer(capacity: normal.utf8.count + 2)
                buffer.writeString(normal + "\r\n")
                bound.value.writeAndFlush(NIOAny(buffer), promise: nil)
            }
            return true
        case .reply(let text):
            say(text, context)
            return false
        case .silence:
            isMute = true
            return false
        case .close, .keepAndClose:
            isMute = true
            context.close(promise: nil)
            return false
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        var buffer = context.channel.allocator.buffer(capacity: text.utf8.count + 2)
        buffer.writeString(text + "\r\n")
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }
}
