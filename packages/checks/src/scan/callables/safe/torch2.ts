// Callables that are safe in their role: torch2. Written by scripts/scan/lists.ts.

export const ofTorch2 = `
torch.optim._adafactor class Adafactor
torch.optim._multi_tensor class partialmethod
torch.optim._muon class Muon
torch.optim._stateless called _GroupSwapinInfo
torch.optim._stateless class _GroupSwapinInfo
torch.optim.adadelta class Adadelta
torch.optim.adagrad class Adagrad
torch.optim.adam class Adam
torch.optim.adamax class Adamax
torch.optim.adamw class AdamW
torch.optim.asgd class ASGD
torch.optim.lbfgs class LBFGS
torch.optim.lr_scheduler class ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LRScheduler LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR _LRScheduler _SchedulePhase _enable_get_lr_call _initial_mode
torch.optim.lr_scheduler referenced CyclicLR._exp_range_scale_fn
torch.optim.nadam class NAdam
torch.optim.optimizer class Optimizer _RequiredParameter
torch.optim.radam class RAdam
torch.optim.rmsprop class RMSprop
torch.optim.rprop class Rprop
torch.optim.sgd class SGD
torch.optim.sparse_adam class SparseAdam
torch.optim.swa_utils class AveragedModel SWALR
torch.utils.data.dataloader class DataLoader
torch.utils.data.dataset class ChainDataset ConcatDataset Dataset IterableDataset StackDataset Subset TensorDataset
torch.utils.data.distributed class DistributedSampler
torch.utils.data.sampler class BatchSampler RandomSampler Sampler SequentialSampler SubsetRandomSampler WeightedRandomSampler
torch.utils.hooks class RemovableHandle
`;
