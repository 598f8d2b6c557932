//! The port to what takes long: figures of prepared tables, pictures of pixels, tables in another
//! form. Nothing of it is done in the process that serves.

use bytes::Bytes;
use chart_spec::{Figure, Kind, Rule};
use dataset_spec::Unfit;
use futures::{future::BoxFuture, stream::BoxStream};
use worker_spec::{AdaptRule, ComputeFigure, DrawPicture, ListKinds, WriteJson};

/// Computes and draws elsewhere. Each way fails with [`office::Refusal::Busy`] where no turn comes
/// in time, or nobody is there to do it.
pub trait Computer: Send + Sync {
    /// The data of a chart, or why the table does not give it.
    fn figure(&self, asked: ComputeFigure) -> BoxFuture<'_, office::Result<Result<Figure, Unfit>>>;

    /// The kinds of chart that a table gives.
    fn kinds(&self, asked: ListKinds) -> BoxFuture<'_, office::Result<Vec<Kind>>>;

    /// A chart of a kind, with what another one was made of where that fits.
    fn adapt(&self, asked: AdaptRule) -> BoxFuture<'_, office::Result<Option<Rule>>>;

    /// A drawing as PNG.
    fn picture(&self, asked: DrawPicture) -> BoxFuture<'_, office::Result<Vec<u8>>>;

    /// A prepared table as JSON, which breaks off where it fails.
    fn json(
        &self,
        asked: WriteJson,
    ) -> BoxFuture<'_, office::Result<BoxStream<'static, std::io::Result<Bytes>>>>;
}
