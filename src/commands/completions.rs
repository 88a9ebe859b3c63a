//! `doorkey completions`: what a shell needs to complete our flags.

use clap::Command;
use clap_complete::Shell;

/// Print a shell's completions
#[derive(clap::Args, Clone, Debug)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: ShellName,
}

/// The shells that have completions.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "a shell's name says it")]
pub enum ShellName {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Nushell,
}

impl Completions {
    /// The script for `command`.
    #[must_use]
    pub fn script(&self, mut command: Command) -> Vec<u8> {
        let mut script = Vec::new();
        let name = command.get_name().to_owned();
        let shell = match self.shell {
            ShellName::Bash => Shell::Bash,
            ShellName::Zsh => Shell::Zsh,
            ShellName::Fish => Shell::Fish,
            ShellName::Powershell => Shell::PowerShell,
            ShellName::Elvish => Shell::Elvish,
            ShellName::Nushell => {
                clap_complete::generate(
                    clap_complete_nushell::Nushell,
                    &mut command,
                    name,
                    &mut script,
                );
                return script;
            }
        };
        clap_complete::generate(shell, &mut command, name, &mut script);
        script
    }
}
