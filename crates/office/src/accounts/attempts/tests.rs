use std::{net::Ipv4Addr, sync::Arc};

use super::*;
use crate::{Failure, Settings, entropy::SeededEntropy};

const MOST: u32 = 20;
const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn network(last: u8) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(203, 0, 113, last))
}

fn mail(number: u32) -> MailAddress {
    MailAddress::parse(&format!("person-{number}@school.example")).expect("an address")
}

/// An office, and the folder in which it lives.
async fn open() -> (Office, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings {
        database: format!("sqlite:{}", folder.path().join("a.db").display()).into(),
        files: folder.path().join("files"),
        bucket: None,
        address: String::new(),
        sender: String::new(),
        plain_connections: false,
        quotas: crate::Quotas::default(),
    };
    let entropy = Arc::new(SeededEntropy::new(1));
    let office = Office::open(settings, Arc::new(crate::NoInspector), entropy).await;
    (office.expect("opens"), folder)
}

async fn take(
    office: &Office,
    attempt: Attempt,
    network: IpAddr,
    account: Option<&MailAddress>,
    now: Timestamp,
) -> Result<CountedAttempt, (Scope, Duration)> {
    match office
        .take_attempt(attempt, network, account, MOST, now)
        .await
    {
        Ok(turn) => Ok(turn),
        Err(Failure::Refused(Refusal::TooMany { scope, retry_after })) => Err((scope, retry_after)),
        Err(failure) => panic!("{failure}"),
    }
}

#[tokio::test]
async fn a_network_that_tried_too_much_takes_nothing_from_an_account() {
    let (office, _folder) = open().await;
    for number in 0..MOST * NETWORK_ROOM {
        let account = mail(1000 + number);
        let taken = take(&office, Attempt::SignIn, network(1), Some(&account), NOW).await;
        assert!(taken.is_ok(), "{number}");
    }
    for _ in 0..100 {
        let refused = take(&office, Attempt::SignIn, network(1), Some(&mail(1)), NOW).await;
        assert_eq!(refused.expect_err("too many").0, Scope::Network);
    }
    for _ in 0..MOST {
        let taken = take(&office, Attempt::SignIn, network(2), Some(&mail(1)), NOW).await;
        assert!(taken.is_ok(), "not one of them was counted");
    }
}

#[tokio::test]
async fn an_account_that_others_hammer_stays_open_to_a_network_that_did_not() {
    let (office, _folder) = open().await;
    let account = mail(1);
    for last in 1..=10 {
        for _ in 0..MOST {
            let _ = take(&office, Attempt::SignIn, network(last), Some(&account), NOW).await;
        }
    }
    for last in 100..105 {
        let take =
            async |now| take(&office, Attempt::SignIn, network(last), Some(&account), now).await;
        let turn = take(NOW).await.expect("it is let through");
        office.give_back_attempt(&turn).await.expect("given back");
        // This one is wrong and not given back: the network has had its try.
        assert!(take(NOW).await.is_ok(), "again after a right one");
        let (scope, wait) = take(NOW).await.expect_err("it has");
        assert_eq!(scope, Scope::Account);
        assert!(take(NOW.plus(wait)).await.is_ok(), "when it is told to");
    }
}

#[tokio::test]
async fn a_hall_signs_in_and_has_its_mails() {
    let (office, _folder) = open().await;
    for number in 0..500 {
        let account = mail(number);
        let turn = take(&office, Attempt::SignIn, network(1), Some(&account), NOW).await;
        let turn = turn.expect("a right password");
        office.give_back_attempt(&turn).await.expect("given back");
    }
    for number in 0..400 {
        let account = mail(number);
        let taken = take(&office, Attempt::Mail, network(1), Some(&account), NOW).await;
        assert!(taken.is_ok(), "{number}");
    }
}

#[tokio::test]
async fn what_is_no_address_counts_for_the_network_alone_and_is_forgotten() {
    let (office, _folder) = open().await;
    for _ in 0..50 {
        let _ = take(&office, Attempt::Mail, network(1), None, NOW).await;
    }
    let rows = async || -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM attempt")
            .fetch_one(office.store.read())
            .await
            .expect("counted")
    };
    assert_eq!(rows().await, 1);
    office.sweep_attempts(NOW).await.expect("swept");
    assert_eq!(rows().await, 1, "it is still counted");
    let later = NOW.plus(ATTEMPTS_TIME);
    office.sweep_attempts(later).await.expect("swept");
    assert_eq!(rows().await, 0);
}

#[tokio::test]
async fn attempts_that_come_at_once_are_let_through_no_more_often() {
    let (office, _folder) = open().await;
    let account = mail(1);
    let all =
        (0..3 * MOST).map(|_| take(&office, Attempt::SignIn, network(1), Some(&account), NOW));
    let taken = futures::future::join_all(all).await;
    let through = taken.iter().filter(|taken| taken.is_ok()).count();
    assert_eq!(through, MOST as usize);
}
