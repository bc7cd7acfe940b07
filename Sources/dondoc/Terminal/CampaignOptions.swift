import ArgumentParser
import Campaigns
import Home
import Schedules
import Texts

struct CampaignOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    /// The campaign asked for, from files without errors.
    func load(from home: HomeFolder) throws -> Campaign {
        let sets = try home.readSchedules(only: campaign)
        let set = try choose(from: sets)
        guard let campaign = set.campaign else {
            Screen.complain(about: set.findings, in: sets.files)
            throw Exit(code: 1)
        }
        return campaign
    }

    func choose(from sets: ScheduleSets) throws -> ScheduleSet {
        let known = sets.campaigns
        if let campaign {
            guard let set = sets.sets.first(where: { $0.id == campaign }) else {
                throw CommandFailure(Messages.unknownCampaign(campaign, known: known))
            }
            return set
        }
        guard let only = sets.sets.first else {
            if sets.hasErrors {
                Screen.complain(about: sets.findings, in: sets.files)
                throw Exit(code: 1)
            }
            throw CommandFailure(Messages.noCampaigns)
        }
        guard known.count == 1 else {
            throw CommandFailure(Messages.severalCampaigns(known))
        }
        return only
    }
}

extension Workspace {
    /// The campaign as its files say, or, while they have errors, as the last good set says.
    func campaign(_ options: CampaignOptions) throws -> Campaign {
        let sets = try readSchedules(only: options.campaign, at: present())
        let set = try options.choose(from: sets)
        if let campaign = set.campaign { return campaign }
        Screen.complain(about: set.findings, in: sets.files)
        guard let stored = try storedCampaign(set.id) else { throw Exit(code: 1) }
        Screen.complain(Messages.brokenFiles(set.id)(Screen.language))
        return stored
    }

    /// Refuses the name of a campaign that neither files nor store know.
    func require(_ id: CampaignID?) throws {
        guard let id else { return }
        let known = try knownCampaigns()
        guard !known.contains(id) else { return }
        throw CommandFailure(Messages.unknownCampaign(id, known: known))
    }
}
