package import Campaigns
import Delivery
import Foundation
import Glibc
import Letters
import Schedules
import Texts

/// Looks at everything in a home that letters need, and changes nothing.
///
/// A home that is well gets no warning: what is over, was never used or is so on purpose is none.
package struct Doctor {
    private let workspace: Workspace
    private let now: Instant

    package init(_ workspace: Workspace, at now: Instant) {
        self.workspace = workspace
        self.now = now
    }

    /// What can be found without a mail server and without opening the database's file.
    ///
    /// Letters go by the active sets. Of changed files, which count from the next pass on or once somebody accepts them,
    /// only what is wrong is told.
    package func diagnoses() throws -> [Diagnosis] {
        let campaigns = try campaigns()
        let coming = calendars(of: campaigns.coming) + (try addresses(of: campaigns.coming))
        return [folder(), try files(of: campaigns.coming), try templates(for: campaigns.active)]
            .compactMap(\.self)
            + calendars(of: campaigns.active)
            + (try addresses(of: campaigns.active))
            + coming.filter { $0.level != .fine }.map(\.coming)
            + [try clock(), disk(), lockPlace(), try backup()].compactMap(\.self)
    }

    /// Campaigns whose letters are to come, as they count and, where their files say something else, as they will; of
    /// those that are over nothing is wrong.
    package func campaigns() throws -> (active: [Campaign], coming: [Campaign]) {
        let stored = try workspace.store.activeCampaigns().compactMap {
            try workspace.storedCampaign($0.id)
        }
        let read = (try? workspace.readSchedules(at: now).sets.compactMap(\.campaign)) ?? []
        let coming = read.filter { campaign in
            stored.first { $0.id == campaign.id } != campaign
        }
        return (try stored.filter(isCurrent), try coming.filter(isCurrent))
    }

    private func isCurrent(_ campaign: Campaign) throws -> Bool {
        let end = campaign.zone.end(of: campaign.validity.upperBound)
        return try now <= end || workspace.store.waiting(of: campaign.id) != (0, 0)
    }

    private func folder() -> Diagnosis {
        let path = workspace.home.url.path
        guard unsafe access(path, W_OK | X_OK) == 0 else {
            return Diagnosis(
                .home,
                .error,
                DoctorWords.notWritable(path),
                why: DoctorWords.whyWritable,
                remedy: DoctorWords.runAsOwner(path.shellQuoted)
            )
        }
        return Diagnosis(.home, DoctorWords.homeIsFine(path))
    }

    /// nil where they could not be read for want of templates, which is told of those.
    private func files(of coming: [Campaign]) throws -> Diagnosis? {
        let sets: ScheduleSets
        do {
            sets = try workspace.readSchedules(at: now)
        } catch HomeError.noTemplates {
            return nil
        } catch let error where !error.isOfTheStore {
            return Diagnosis(
                .files,
                .error,
                HomeWords.unreadableSchedules(error),
                why: nil,
                remedy: .verbatim("ls -l \(workspace.home.schedulesURL.path.shellQuoted)")
            )
        }
        let errors = sets.findings.count { $0.severity == .error }
        guard errors == 0 else {
            return Diagnosis(
                .files,
                .error,
                DoctorWords.brokenFiles(errors),
                why: DoctorWords.whyFiles,
                remedy: .verbatim("dondoc check")
            )
        }
        let held = try sets.campaigns.filter { try workspace.store.heldSet(of: $0) != nil }
        guard held.isEmpty else {
            return Diagnosis(
                .files,
                .warning,
                DoctorWords.heldFiles(held),
                why: DoctorWords.whyHeld,
                remedy: .verbatim("dondoc check --accept")
            )
        }
        let active = Set(try workspace.store.activeCampaigns().map(\.id))
        let changed = coming.map(\.id).filter(active.contains)
        return Diagnosis(
            .files,
            changed.isEmpty
                ? DoctorWords.filesAreFine(sets.campaigns.count)
                : .joined(
                    [
                        DoctorWords.filesAreFine(sets.campaigns.count),
                        DoctorWords.changedFiles(changed),
                    ],
                    by: "; "
                )
        )
    }

    private func templates(for campaigns: [Campaign]) throws -> Diagnosis {
        let home = workspace.home
        if home.lacksTemplates {
            return Diagnosis(
                .templates,
                .error,
                HomeWords.noTemplates(in: home.url.path),
                why: DoctorWords.whyTemplates,
                remedy: .verbatim("apt-get install --reinstall dondoc")
            )
        }
        let templates = try workspace.homeTemplates(for: campaigns)
        guard let refusal = templates.refusal else {
            return Diagnosis(
                .templates,
                DoctorWords.templatesAreFine(templates.library.names.count)
            )
        }
        return Diagnosis(
            .templates,
            .error,
            refusal.phrase,
            why: nil,
            remedy: .verbatim("dondoc check")
        )
    }

    private func calendars(of campaigns: [Campaign]) -> [Diagnosis] {
        campaigns.map { campaign in
            let last = campaign.calendar.validity.upperBound
            let end = campaign.validity.upperBound
            let isOver = campaign.zone.end(of: end) < now
            guard !isOver, campaign.calendarEndsSoon(after: now) || last < end else {
                return Diagnosis(.calendar, DoctorWords.calendarIsFine(campaign.id, last))
            }
            let isClose = campaign.calendarEndsSoon(after: now)
            return Diagnosis(
                .calendar,
                isClose ? .error : .warning,
                DoctorWords.calendarEnds(campaign.id, last, campaignEnds: end),
                why: DoctorWords.whyCalendar,
                remedy: DoctorWords.extendCalendar
            )
        }
    }

    private func addresses(of campaigns: [Campaign]) throws -> [Diagnosis] {
        try campaigns.map { campaign in
            let without = campaign.unitsWithoutAddress
            guard without.isEmpty else {
                return Diagnosis(
                    .addresses,
                    .warning,
                    DoctorWords.withoutAddress(campaign.id, without.map(\.code.text)),
                    why: DoctorWords.whyAddress,
                    remedy: DoctorWords.addAddress
                )
            }
            let open = try workspace.store.openMatters(since: now, of: campaign.id)
            guard open.dead.isEmpty else {
                return Diagnosis(
                    .addresses,
                    .warning,
                    DoctorWords.deadAddresses(campaign.id, open.dead.keys.sorted()),
                    why: DoctorWords.whyDead,
                    remedy: DoctorWords.mendDead
                )
            }
            return Diagnosis(
                .addresses,
                DoctorWords.addressesAreFine(campaign.id, campaign.units.count)
            )
        }
    }

    /// A clock that was set back so long ago is taken for right.
    private static let daysOfDoubt = 7

    private func clock() throws -> Diagnosis {
        if let jump = try workspace.store.clockWatch()?.jump {
            // Who lets one of them go says that the clock is right, and the others follow.
            let held = try workspace.store.outbox(of: nil, state: .held)
                .first { $0.reason?.code == .clockJump }
            let release = held.map { "; dondoc outbox release \($0.id)" } ?? ""
            return Diagnosis(
                .clock,
                .error,
                DoctorWords.clockJumped(jump),
                why: DoctorWords.whyClock,
                remedy: .verbatim("timedatectl" + release)
            )
        }
        let passes = try workspace.store.activeCampaigns().compactMap {
            try workspace.store.lastPass(of: $0.id)
        }
        // What was written lies in the past, unless the clock was ahead or is behind now.
        let last = [passes.max(), try workspace.store.lastLetter()].compactMap(\.self).max()
        if let last, try workspace.store.passClock() == .machine,
            now.adding(minutes: ClockCorrection.tolerance) < last
        {
            return Diagnosis(
                .clock,
                .error,
                DoctorWords.clockBehind(now: now, last: last),
                why: DoctorWords.whyClock,
                remedy: .verbatim("timedatectl set-ntp true")
            )
        }
        // Passes since then go by the present clock, and took the earlier ones for wrong; which was, nobody knows.
        let ahead = try workspace.store.activeCampaigns()
            .flatMap { try workspace.store.takebacks(of: $0.id) }
            .filter { now < $0.to.adding(days: Self.daysOfDoubt) }.map(\.from).max()
        if let ahead, try workspace.store.passClock() == .machine,
            now.adding(minutes: ClockCorrection.tolerance) < ahead
        {
            return Diagnosis(
                .clock,
                .warning,
                DoctorWords.clockWasSetBack(now: now, ahead: ahead),
                why: DoctorWords.whyClock,
                remedy: .verbatim("timedatectl")
            )
        }
        return Diagnosis(.clock, DoctorWords.clockIsFine(now))
    }

    private func disk() -> Diagnosis? {
        let home = workspace.home
        guard let space = DiskSpace(of: home) else { return nil }
        guard space.isShort else { return Diagnosis(.disk, DoctorWords.diskIsFine(space.free)) }
        return Diagnosis(
            .disk,
            space.isGone ? .error : .warning,
            DoctorWords.diskIsShort(space.free, least: DiskSpace.least),
            why: DoctorWords.whyDisk,
            remedy: .verbatim("df -h \(space.folder.shellQuoted)")
        )
    }

    /// nil where none is asked for.
    private func backup() throws -> Diagnosis? {
        guard let folder = try workspace.backupFolder() else { return nil }
        let newest = folder.newest(asOf: folder.today(at: now))
        let what =
            newest.map { DoctorWords.newestCopy($0, folder.url.path) }
            ?? DoctorWords.noCopyYet(folder.url.path)
        let due = folder.due(at: now)
        let isLate = folder.instant(of: due).adding(minutes: Self.minutesForCopy) < now
        let isMissed = newest.map { $0 < due && isLate } ?? false
        let isTold = try workspace.store.causes().contains { $0.cause.kind == .backup }
        guard isMissed || isTold else { return Diagnosis(.backup, what) }
        return Diagnosis(
            .backup,
            .warning,
            what,
            why: DoctorWords.whyBackup,
            remedy: DoctorWords.lookForCopy
        )
    }

    /// A service makes the copy that is due within that time.
    private static let minutesForCopy = 60

    /// On a network's file system locks may hold nobody, and SQLite's log does not work.
    private func lockPlace() -> Diagnosis? {
        let path = workspace.home.url.resolvingSymlinksInPath().path
        guard let mounts = try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8),
            let name = Mounts(mounts).type(of: path), Self.networks.contains(name)
        else { return nil }
        return Diagnosis(
            .disk,
            .error,
            DoctorWords.onNetwork(name),
            why: DoctorWords.whyNetwork,
            remedy: DoctorWords.moveHome
        )
    }

    private static let networks: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone", "davfs",
    ]
}
