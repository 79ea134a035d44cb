// What loading asks of objects beyond taking their state. Lines as in safe/.
// filled: containers, into which opcodes put items one by one; the methods that take them are those of dict, list and deque.
// called with __hash__: classes that honest files have as keys; it is that of their fields.
// asks (asking.ts): classes whose __setstate__ calls methods of what stands in the state, or hands it to functions that do; of the
// others no method of what they are given is called.

export const hooks: string = `
torch._dynamo.decorators called _DimRange.__hash__
torch.distributed.checkpoint.metadata called MetadataIndex.__hash__
uuid called UUID.__hash__
builtins filled dict list
collections filled Counter OrderedDict defaultdict deque
numpy._core.records filled _OrderedCounter
pandas.io.formats.printing filled PrettyDict
scipy._lib._util filled _RichResult
scipy.integrate._bvp filled BVPResult
scipy.integrate._ivp.ivp filled OdeResult
scipy.optimize._optimize filled OptimizeResult
scipy.optimize._zeros_py filled RootResults
scipy.optimize.optimize filled OptimizeResult
scipy.optimize.zeros filled RootResults
sklearn.covariance._graph_lasso filled _DictWithDeprecatedKeys
sklearn.datasets.base filled Bunch
sklearn.metrics._scorer filled _DeprecatedScorers
sklearn.utils filled Bunch
sklearn.utils._bunch filled Bunch
sklearn.utils._encode filled _NaNCounter _nandict
sklearn.utils._repr_html.fitted_attributes filled AttrsDict
sklearn.utils._repr_html.params filled ParamsDict
statsmodels.tools.tools filled Bunch
statsmodels.tsa.statespace.dynamic_factor_mq filled DynamicFactorMQStates FactorBlock
torch.optim.lr_scheduler filled _SchedulePhase
torchvision.models._utils filled _ModelURLs
`;
